package demo.web;

import demo.auction.BidOutcome;

import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;

/**
 * A bid that did not become one, as a problem that the client can read.
 */
final class BidRefusedException extends ErrorResponseException {

	private BidRefusedException(HttpStatus status, String title, BidOutcome.Refused refused) {
		super(status);
		setTitle(title);
		setDetail(refused.reason());
		getBody().setProperty("lot", refused.lot());
	}

	static BidRefusedException of(BidOutcome.Refused refused) {
		if (refused instanceof BidOutcome.TooLow tooLow) {
			BidRefusedException exception = new BidRefusedException(HttpStatus.CONFLICT, "Bid too low", refused);
			exception.getBody().setProperty("minimumBid", tooLow.minimum());
			return exception;
		}
		if (refused instanceof BidOutcome.Closed) {
			return new BidRefusedException(HttpStatus.CONFLICT, "Lot closed", refused);
		}
		return new BidRefusedException(HttpStatus.NOT_FOUND, "Unknown lot", refused);
	}

}
