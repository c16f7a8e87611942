package io.troupe.runtime;

/**
 * Chooses the messages of one definition that are timed: every one of a quiet actor's,
 * and of busy ones' as many as keep the cost far below that of the messages themselves.
 * The share halves whenever many were timed in a short while, and doubles while few are.
 * <p>
 * Messages are chosen by their number, spread by the golden ratio as in Fibonacci
 * hashing, so that neither bursts nor rhythms are favoured. The counts are plain on
 * purpose: racing threads lose a step now and then, which only delays an adjustment.
 */
final class Sampler {

	/** Messages timed between two looks before the share halves. */
	static final int MOST = 128;

	/** Messages timed between two looks below which the share doubles. */
	static final int FEWEST = 32;

	private static final int GOLDEN_RATIO = 0x9E3779B9;

	/** The smallest share is one in two to the power of this. */
	private static final int MOST_HALVINGS = 20;

	private int halvings;

	// the share as a bound on hashes: all are chosen that are no greater
	private int bound;

	private int timed;

	/**
	 * Creates a sampler that begins with every message, or stays with none.
	 * @param on whether anybody wants to know
	 */
	Sampler(boolean on) {
		this.bound = on ? Integer.MAX_VALUE : Integer.MIN_VALUE;
	}

	/**
	 * Tells whether a message is timed, and counts it if so. It is called when the
	 * message is sent, so that a burst is bounded although nobody has handled it yet.
	 * @param number its number
	 * @return whether it is
	 */
	boolean chooses(int number) {
		if (number * GOLDEN_RATIO > this.bound) {
			return false;
		}
		count();
		return true;
	}

	private void count() {
		if (++this.timed >= MOST) {
			this.timed = 0;
			share(Math.min(this.halvings + 1, MOST_HALVINGS));
		}
	}

	/** Adjusts the share; called a few times in a second. */
	void look() {
		if (this.timed < FEWEST && this.halvings > 0) {
			share(this.halvings - 1);
		}
		this.timed = 0;
	}

	private void share(int halvings) {
		this.halvings = halvings;
		this.bound = Integer.MIN_VALUE + (int) ((1L << (32 - halvings)) - 1);
	}

}
