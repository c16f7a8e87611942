package io.troupe.runtime;

/**
 * The pause that a worker makes before it looks for more work. One that is faster than
 * those who send would take message by message, and with each a cache line from the
 * sender, who would have to get the actor a thread each time; after a pause there are
 * some at once. The pause grows while that is so, to some microseconds, and shrinks to a
 * few hundred nanoseconds while messages come one by one, as they do from one who waits
 * for each answer. Used by one worker.
 */
final class Breath {

	private static final int SHORTEST = 12;

	private static final int LONGEST = 96;

	// processor hints, of some ten nanoseconds each
	private int pauses = SHORTEST;

	void take() {
		for (int i = 0; i < this.pauses; i++) {
			Thread.onSpinWait();
		}
	}

	/**
	 * Hears what came of the last pause.
	 * @param more whether more than one message was there after it
	 */
	void found(boolean more) {
		this.pauses = more ? Math.min(this.pauses * 2, LONGEST) : Math.max(this.pauses / 2, SHORTEST);
	}

}
