package demo.web;

import demo.catalogue.Money;

import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;

/**
 * A bid that did not become one, as a problem that the client can read.
 */
final class BidRefusedException extends ErrorResponseException {

	private BidRefusedException(HttpStatus status, String title, String detail, int lot) {
		super(status);
		setTitle(title);
		setDetail(detail);
		getBody().setProperty("lot", lot);
	}

	static BidRefusedException tooLow(int lot, Money minimum) {
		BidRefusedException refused = new BidRefusedException(HttpStatus.CONFLICT, "Bid too low",
				"Lot " + lot + " takes bids of " + minimum + " and more", lot);
		refused.getBody().setProperty("minimumBid", minimum);
		return refused;
	}

	static BidRefusedException closed(int lot) {
		return new BidRefusedException(HttpStatus.CONFLICT, "Lot closed", "The hammer has fallen for lot " + lot, lot);
	}

	static BidRefusedException unknown(int lot) {
		return new BidRefusedException(HttpStatus.NOT_FOUND, "Unknown lot", "There is no lot " + lot, lot);
	}

}
