package demo.auction;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import demo.catalogue.Money;
import demo.ledger.Sale;

/**
 * What happened on the board, for whoever listens to the saleroom. The numbers have no
 * gap, so a listener that finds one has missed something and looks at the whole board
 * again. In JSON each event has a {@code type}.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
public sealed interface SaleroomEvent {

	/**
	 * Returns the number of the event.
	 * @return the number: one more than that of the event before
	 */
	long number();

	/**
	 * A lot has come on the board.
	 *
	 * @param number the event's number
	 * @param view the lot
	 */
	@JsonTypeName("opened")
	record LotOpened(long number, @JsonUnwrapped LotView view) implements SaleroomEvent {

	}

	/**
	 * A bid leads.
	 *
	 * @param number the event's number
	 * @param lot the lot's number
	 * @param bidder who bids
	 * @param price how much
	 * @param minimumBid the least next bid
	 * @param bids how many bids the lot has had
	 */
	@JsonTypeName("bid")
	record BidAccepted(long number, int lot, String bidder, Money price, Money minimumBid,
			int bids) implements SaleroomEvent {

	}

	/**
	 * A lot is going once, or twice.
	 *
	 * @param number the event's number
	 * @param lot the lot's number
	 * @param stage how far it has come
	 * @param millisLeft until the hammer falls if nobody bids any more
	 */
	@JsonTypeName("called")
	record LotCalled(long number, int lot, Stage stage, long millisLeft) implements SaleroomEvent {

	}

	/**
	 * A bid on the last call has opened a lot again.
	 *
	 * @param number the event's number
	 * @param lot the lot's number
	 * @param millisLeft until the hammer falls if nobody bids any more
	 */
	@JsonTypeName("extended")
	record LotExtended(long number, int lot, long millisLeft) implements SaleroomEvent {

	}

	/**
	 * The hammer has fallen.
	 *
	 * @param number the event's number
	 * @param sale the sale
	 */
	@JsonTypeName("sold")
	record LotSold(long number, @JsonUnwrapped Sale sale) implements SaleroomEvent {

	}

	/**
	 * The time was up and nobody had bid.
	 *
	 * @param number the event's number
	 * @param lot the lot's number
	 */
	@JsonTypeName("passed")
	record LotPassed(long number, int lot) implements SaleroomEvent {

	}

	/**
	 * A lot has been taken off the board.
	 *
	 * @param number the event's number
	 * @param lot the lot's number
	 */
	@JsonTypeName("gone")
	record LotGone(long number, int lot) implements SaleroomEvent {

	}

	/**
	 * Everything has been taken off the board.
	 *
	 * @param number the event's number
	 */
	@JsonTypeName("cleared")
	record BoardCleared(long number) implements SaleroomEvent {

	}

	/**
	 * Nothing has happened, and the line is open.
	 *
	 * @param number the event's number
	 */
	@JsonTypeName("pulse")
	record Pulse(long number) implements SaleroomEvent {

	}

}
