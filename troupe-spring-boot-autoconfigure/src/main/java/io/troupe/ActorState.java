package io.troupe;

/**
 * What an actor is doing, as an observer sees it.
 *
 * @since 0.1.0
 */
public enum ActorState {

	/** Not started yet; messages wait. */
	STARTING,

	/** Nothing to do. */
	IDLE,

	/** At work, or waiting for a thread with messages queued. */
	RUNNING,

	/** Held back because a receiver is overloaded. */
	MUTED,

	/** Held back by an operator, or by a paused engine. */
	SUSPENDED,

	/** Failed, waiting to be restarted. */
	BACKING_OFF,

	/** Finishing what is queued, then ending. */
	STOPPING,

	/** Ended. */
	STOPPED,

	/** Ended by a failure. */
	FAILED

}
