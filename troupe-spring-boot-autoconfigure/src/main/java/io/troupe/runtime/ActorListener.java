package io.troupe.runtime;

import java.time.Duration;

import io.troupe.DeadLetter;
import io.troupe.Supervision;
import io.troupe.Termination;

/**
 * Hears what happens to actors: needed for metrics, logs and tests. Methods are called on
 * the thread where it happens, possibly by many at once, so they must be quick and must
 * not block. What they throw is logged and otherwise ignored.
 *
 * @since 0.1.0
 */
public interface ActorListener {

	/**
	 * A definition is seen for the first time.
	 * @param definition the definition's name
	 */
	default void onDefined(String definition) {
	}

	/**
	 * An instance has started, at first or after a restart.
	 * @param actor the actor's name
	 * @param definition its definition's name
	 */
	default void onStarted(String actor, String definition) {
	}

	/**
	 * An actor has ended.
	 * @param definition its definition's name
	 * @param termination how it ended
	 */
	default void onEnded(String definition, Termination termination) {
	}

	/**
	 * An actor failed.
	 * @param actor the actor's name
	 * @param definition its definition's name
	 * @param cause the failure
	 * @param strategy what its supervision does about it
	 */
	default void onFailure(String actor, String definition, Throwable cause, Supervision.Strategy strategy) {
	}

	/**
	 * A message was given up.
	 * @param deadLetter what is known of it
	 */
	default void onDeadLetter(DeadLetter deadLetter) {
	}

	/**
	 * A message was timed: each of an actor with little to do, and fewer of a busy one's,
	 * about a thousand in a second for each definition.
	 * @param definition the definition's name
	 * @param waitedNanos nanoseconds between send and handler
	 * @param handledNanos nanoseconds in the handler
	 */
	default void onSample(String definition, long waitedNanos, long handledNanos) {
	}

	/**
	 * An ask has ended. All that failed or timed out are told, and those answered whose
	 * message was timed, see {@link #onSample}.
	 * @param definition the definition's name
	 * @param outcome how it ended
	 * @param nanos nanoseconds since it was sent
	 */
	default void onAsk(String definition, AskOutcome outcome, long nanos) {
	}

	/**
	 * A handler runs for longer than the warning threshold. Told once for each such turn.
	 * @param actor the actor's name
	 * @param definition its definition's name
	 * @param duration how long it has run so far
	 * @param stack where it is
	 */
	default void onBlocked(String actor, String definition, Duration duration, StackTraceElement[] stack) {
	}

	/**
	 * A mailbox rose over its high-water mark. Told again only after it has fallen to
	 * half the mark.
	 * @param actor the actor's name
	 * @param definition its definition's name
	 * @param depth how many messages wait
	 * @param capacity most that may, or {@code 0} for no bound
	 */
	default void onHighWater(String actor, String definition, int depth, int capacity) {
	}

	/**
	 * The engine has shut down, on the thread that shut it down. Told once, after all
	 * else.
	 * @param report what became of the messages that were queued
	 */
	default void onDrained(DrainReport report) {
	}

	/** How an ask ended. */
	enum AskOutcome {

		/** It was answered. */
		ANSWERED,

		/**
		 * It failed: refused, thrown by the handler, failed by the reply, or cancelled.
		 */
		FAILED,

		/** It got no answer in time. */
		TIMED_OUT

	}

}
