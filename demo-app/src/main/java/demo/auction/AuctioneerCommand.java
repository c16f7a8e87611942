package demo.auction;

import demo.catalogue.Lot;
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
	 * Offer a lot when its turn comes. One that was offered before changes nothing.
	 *
	 * @param lot the lot
	 */
	record Offer(Lot lot) implements AuctioneerCommand {

	}

	/** Lots are running out: have more read. */
	record ReadOn() implements AuctioneerCommand {

	}

	/** The reading has ended. */
	record ReadingEnded() implements AuctioneerCommand {

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
