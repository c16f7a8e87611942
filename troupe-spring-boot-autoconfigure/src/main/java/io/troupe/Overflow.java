package io.troupe;

/**
 * What a full mailbox does with one more message. Messages that an actor sends to itself,
 * its timers and its piped results are always accepted.
 *
 * @since 0.1.0
 */
public enum Overflow {

	/**
	 * Refuses a sender outside any actor. Accepts a message from inside an actor's turn
	 * and mutes that actor: it takes no further turn until the receiver has drained to
	 * half its capacity. Overload travels upstream; no thread blocks and nothing is lost.
	 * An actor whose answer a handler of the receiver blocks on is not muted by it.
	 */
	BACKPRESSURE,

	/** Refuses every sender. */
	REJECT,

	/**
	 * Lets a sender outside any actor wait up to a timeout for a free slot, then refuses.
	 * Who asks waits no longer than the ask may take; its question is not queued then.
	 * Inside an actor's turn the same as {@link #BACKPRESSURE}.
	 */
	BLOCK,

	/** Drops the message at hand, which becomes a dead letter. */
	DROP_NEWEST,

	/** Accepts the message and drops the oldest one, which becomes a dead letter. */
	DROP_OLDEST

}
