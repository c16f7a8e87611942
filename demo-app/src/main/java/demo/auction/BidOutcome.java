package demo.auction;

import demo.catalogue.Money;

/**
 * What became of a bid.
 */
public sealed interface BidOutcome {

	/**
	 * The bid leads.
	 *
	 * @param standing how the lot stands now
	 */
	record Accepted(Standing standing) implements BidOutcome {

	}

	/**
	 * The bid was not enough.
	 *
	 * @param lot the lot's number
	 * @param minimum what it takes
	 */
	record TooLow(int lot, Money minimum) implements BidOutcome {

	}

	/**
	 * The lot is no longer for sale.
	 *
	 * @param lot the lot's number
	 */
	record Closed(int lot) implements BidOutcome {

	}

	/**
	 * There has been no such lot yet.
	 *
	 * @param lot the lot's number
	 */
	record Unknown(int lot) implements BidOutcome {

	}

}
