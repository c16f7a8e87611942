package io.troupe.runtime;

import org.jspecify.annotations.Nullable;

/**
 * What senders write of a {@link Cell}. It comes first in the object, {@link Member} in
 * the middle, and what the owner of the turn writes comes last, so that a sender and the
 * receiver on another core do not take a cache line from each other with every message.
 */
abstract class Entrance {

	/** The last node, {@code null} while idle, {@link Mailbox#CLOSED} after the end. */
	volatile @Nullable Node tail;

	/**
	 * Most waiting messages that a sender may add without asking the policy; negative
	 * while the actor or the engine is ending.
	 */
	int limit;

	/**
	 * The number up to which {@link #limit} was found to hold. Spares most sends a look
	 * at how far the owner is, which would take the line it writes. Written by senders,
	 * and any of their values holds.
	 */
	int ceiling;

	Entrance(int limit) {
		this.limit = limit;
	}

}
