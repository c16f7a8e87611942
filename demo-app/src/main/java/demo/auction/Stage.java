package demo.auction;

/**
 * How far a lot has come.
 */
public enum Stage {

	/** Bids are taken. */
	OPEN,

	/** Nobody has bid for a while: going once. A bid opens the lot again. */
	GOING_ONCE,

	/** Last chance: going twice. A bid opens the lot again. */
	GOING_TWICE,

	/** The hammer has fallen. */
	SOLD,

	/** The time was up and nobody had bid. */
	PASSED;

	/**
	 * Whether bids are taken.
	 * @return {@code true} before the hammer has fallen
	 */
	public boolean isRunning() {
		return this != SOLD && this != PASSED;
	}

}
