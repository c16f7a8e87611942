package io.troupe.runtime;

/**
 * The bits of a {@link Cell}'s control word. While the word is zero an actor just takes
 * messages; any bit sends its owner to look at all of them.
 */
final class Control {

	/** The engine has not started, or is paused. */
	static final int HELD = 1;

	/** An operator holds the actor back. */
	static final int SUSPENDED = 1 << 1;

	/** An overloaded receiver holds the actor back. */
	static final int MUTED = 1 << 2;

	/** The actor waits before its restart. */
	static final int BACKING_OFF = 1 << 3;

	/** The actor needs an instance before it takes a message. */
	static final int VACANT = 1 << 4;

	/** The actor is to end once nothing is left to do. */
	static final int STOP = 1 << 5;

	/** The actor is to end at once. */
	static final int STOP_NOW = 1 << 6;

	/** The engine's shutdown is the reason of the end. */
	static final int SHUTDOWN = 1 << 7;

	/** An operator wants a fresh instance. */
	static final int RENEW = 1 << 8;

	/**
	 * Something happened around the actor: a child ended or failed, managed work is done.
	 */
	static final int NOTICES = 1 << 9;

	/** Senders wait for room in the mailbox. */
	static final int PRESSURE = 1 << 10;

	/** Unstashed messages wait in front of the mailbox. */
	static final int FRONT = 1 << 11;

	/** The owner has given up the turn although the mailbox is not idle. */
	static final int PARKED = 1 << 12;

	/** The mailbox is closed; children may still be ending. */
	static final int ENDING = 1 << 13;

	/** The actor has ended. */
	static final int ENDED = 1 << 14;

	/** The actor ends, or ended, by a failure. */
	static final int FAILED = 1 << 15;

	/** The shutdown has ended the actor over the head of its handler. */
	static final int FORCED = 1 << 16;

	/** The end is told and booked, which happens once. */
	static final int CONCLUDED = 1 << 17;

	/** Nobody can send to the actor; it ends once nothing else brings it messages. */
	static final int LONELY = 1 << 18;

	private Control() {
	}

}
