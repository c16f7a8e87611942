package demo.auction;

import demo.catalogue.Money;
import io.troupe.Reply;
import io.troupe.SinkHandle;

/**
 * What the auctioneer can be told.
 */
public sealed interface AuctioneerCommand {

	/**
	 * Bid for a lot.
	 *
	 * @param lot the lot's number
	 * @param bidder who bids
	 * @param amount how much
	 * @param reply gets what became of it
	 */
	record PlaceBid(int lot, String bidder, Money amount, Reply<BidOutcome> reply) implements AuctioneerCommand {

	}

	/**
	 * Open the sale, from the lot after {@code lastLot}.
	 *
	 * @param lastLot the last lot of an earlier sale, or 0
	 */
	record OpenSale(int lastLot) implements AuctioneerCommand {

	}

	/** The ledger did not say where the last sale ended. */
	record LedgerSilent() implements AuctioneerCommand {

	}

	/** Ask the ledger where the last sale ended. */
	record AskLedger() implements AuctioneerCommand {

	}

	/**
	 * A lot has ended, one way or the other.
	 *
	 * @param lot the lot's number
	 * @param auction its auction
	 */
	record LotEnded(int lot, SinkHandle<?> auction) implements AuctioneerCommand {

	}

}
