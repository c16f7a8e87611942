package io.troupe;

import java.time.Duration;
import java.util.Objects;

/**
 * What happens when an actor fails.
 *
 * @param strategy what to do with the actor
 * @param maxRestarts most restarts within the window before the actor is stopped for good
 * @param within the window in which restarts are counted
 * @param backoff how long to wait before each restart
 * @since 0.1.0
 */
public record Supervision(Strategy strategy, int maxRestarts, Duration within, Backoff backoff) {

	/** Restart, at most 10 times in a minute. */
	public static final Supervision DEFAULT = new Supervision(Strategy.RESTART, 10, Duration.ofMinutes(1),
			Backoff.DEFAULT);

	public Supervision {
		Objects.requireNonNull(strategy, "'strategy' must not be null");
		Objects.requireNonNull(within, "'within' must not be null");
		Objects.requireNonNull(backoff, "'backoff' must not be null");
		if (maxRestarts < 0) {
			throw new IllegalArgumentException("'maxRestarts' must not be negative, but is " + maxRestarts);
		}
		if (within.isNegative() || within.isZero()) {
			throw new IllegalArgumentException("'within' must be positive, but is " + within);
		}
	}

	/**
	 * Returns the given strategy with the default limits.
	 * @param strategy what to do with a failed actor
	 * @return the supervision
	 */
	public static Supervision of(Strategy strategy) {
		return new Supervision(strategy, DEFAULT.maxRestarts, DEFAULT.within, DEFAULT.backoff);
	}

	/**
	 * What to do with an actor that failed. The failed message is a dead letter in any
	 * case.
	 */
	public enum Strategy {

		/** Keep the instance and its state, go on with the next message. */
		RESUME,

		/**
		 * Stop the broken instance and its children, wait, go on with a fresh instance.
		 * The mailbox is kept, timers are cancelled.
		 */
		RESTART,

		/** End the actor. */
		STOP,

		/** End the actor and fail its parent; without a parent, as {@link #STOP}. */
		ESCALATE

	}

	/**
	 * The wait before a restart: the first one, doubled at each further restart within
	 * the window.
	 *
	 * @param initial the first wait; zero means none
	 * @param max the longest wait
	 */
	public record Backoff(Duration initial, Duration max) {

		/** From 100 milliseconds to 30 seconds. */
		public static final Backoff DEFAULT = new Backoff(Duration.ofMillis(100), Duration.ofSeconds(30));

		public Backoff {
			Objects.requireNonNull(initial, "'initial' must not be null");
			Objects.requireNonNull(max, "'max' must not be null");
			if (initial.isNegative()) {
				throw new IllegalArgumentException("'initial' must not be negative, but is " + initial);
			}
			if (max.compareTo(initial) < 0) {
				throw new IllegalArgumentException(
						"'max' must not be less than 'initial' " + initial + ", but is " + max);
			}
		}

	}

}
