package demo.auction;

import demo.catalogue.Money;
import demo.ledger.Sale;
import io.troupe.Reply;

/**
 * What the auction of one lot can be told.
 */
sealed interface AuctionCommand {

	/**
	 * Bid.
	 *
	 * @param bidder who bids
	 * @param amount how much
	 * @param reply gets what became of it
	 */
	record Bid(String bidder, Money amount, Reply<BidOutcome> reply) implements AuctionCommand {

	}

	/** Time to call: going once, going twice, gone. */
	record Call() implements AuctionCommand {

	}

	/**
	 * Have the sale entered in the books.
	 *
	 * @param sale the sale
	 */
	record EnterSale(Sale sale) implements AuctionCommand {

	}

	/**
	 * The sale stands in the books.
	 *
	 * @param sale the sale
	 */
	record SaleEntered(Sale sale) implements AuctionCommand {

	}

	/**
	 * The ledger could not enter the sale, or did not answer.
	 *
	 * @param sale the sale
	 */
	record SaleNotEntered(Sale sale) implements AuctionCommand {

	}

	/** The result has been shown for long enough. */
	record Leave() implements AuctionCommand {

	}

}
