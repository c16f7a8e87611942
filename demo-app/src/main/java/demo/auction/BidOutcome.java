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
	 * The bid did not become one.
	 */
	sealed interface Refused extends BidOutcome {

		/**
		 * Returns what was bid for.
		 * @return the lot's number
		 */
		int lot();

		/**
		 * Says why, for people to read.
		 * @return the reason
		 */
		String reason();

	}

	/**
	 * The bid was not enough.
	 *
	 * @param lot the lot's number
	 * @param minimum what it takes
	 */
	record TooLow(int lot, Money minimum) implements Refused {

		@Override
		public String reason() {
			return "Lot " + this.lot + " takes bids of " + this.minimum + " and more";
		}

	}

	/**
	 * The lot is no longer for sale.
	 *
	 * @param lot the lot's number
	 */
	record Closed(int lot) implements Refused {

		@Override
		public String reason() {
			return "The hammer has fallen for lot " + this.lot;
		}

	}

	/**
	 * There has been no such lot yet.
	 *
	 * @param lot the lot's number
	 */
	record Unknown(int lot) implements Refused {

		@Override
		public String reason() {
			return "There is no lot " + this.lot;
		}

	}

}
