package demo.house;

import java.time.Duration;

import demo.auction.Stage;
import demo.auction.Standing;

/**
 * How a guest bids.
 */
enum Temperament {

	/** Bids on anything, at once, by the least step. */
	EAGER(Duration.ofMillis(900), 0.95, 0),

	/** Likes to be looked at: raises by several steps. */
	SHOWMAN(Duration.ofMillis(2600), 1.15, 3),

	/** Waits until a lot is called. */
	SNIPER(Duration.ofMillis(700), 1.05, 0) {

		@Override
		boolean wants(Standing standing) {
			return standing.stage() != Stage.OPEN;
		}

	},

	/** Wants the strong ones, and pays. */
	PETROLHEAD(Duration.ofMillis(1500), 1.3, 1) {

		@Override
		boolean wants(Standing standing) {
			return standing.lot().car().cylinders() == 8;
		}

	},

	/** Wants what came by ship, and pays. */
	IMPORTER(Duration.ofMillis(1700), 1.25, 1) {

		@Override
		boolean wants(Standing standing) {
			return !"USA".equals(standing.lot().car().origin());
		}

	},

	/** Wants anything that is still cheap. */
	DEALER(Duration.ofMillis(1200), 0.75, 0);

	private final Duration pause;

	private final double purse;

	private final int steps;

	Temperament(Duration pause, double purse, int steps) {
		this.pause = pause;
		this.purse = purse;
		this.steps = steps;
	}

	/**
	 * How long the guest looks around between two bids, on average.
	 * @return the time
	 */
	Duration pause() {
		return this.pause;
	}

	/**
	 * What part of the guide price the guest pays, on average.
	 * @return the factor
	 */
	double purse() {
		return this.purse;
	}

	/**
	 * How many steps above the least bid the guest goes.
	 * @return the steps
	 */
	int steps() {
		return this.steps;
	}

	/**
	 * Whether the guest cares for the lot as it stands.
	 * @param standing the lot
	 * @return {@code true} if so
	 */
	boolean wants(Standing standing) {
		return true;
	}

}
