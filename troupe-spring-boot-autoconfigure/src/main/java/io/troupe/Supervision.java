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
		 * End the broken instance, wait, go on with a fresh one, made by the same factory
		 * or bean definition.
		 * <p>
		 * Kept is what belongs to the actor: its handles, the messages in its mailbox and
		 * in its stash, the results of what it pipes to itself and the ends of those it
		 * watches, and whoever subscribes to what it broadcasts. All of it comes to the
		 * fresh instance, so the functions given to {@code pipeToSelf} and {@code watch}
		 * should not touch the fields of the one that called it.
		 * <p>
		 * Given up is what the broken instance set up for itself: its timers are
		 * cancelled, also ticks that wait in the mailbox; its sources are detached,
		 * though elements that wait in the mailbox are still handled; its children are
		 * stopped before it; the behaviour it had designated is forgotten.
		 * {@code onStart} of the fresh instance sets up anew what it needs.
		 */
		RESTART,

		/** End the actor. */
		STOP,

		/**
		 * End the actor and fail its parent, whose own supervision decides then; without
		 * a parent, as {@link #STOP}. Children that fail together, or while their parent
		 * is being replaced or stopped, fail its instance once.
		 */
		ESCALATE

	}

	/**
	 * The wait before a restart: the first one, doubled at each further restart within
	 * the window. A part of each wait is left out at random, so that actors which failed
	 * together, when a database went away say, do not all come back at one moment.
	 *
	 * @param initial the first wait; zero means none
	 * @param max the longest wait
	 * @param jitter most of each wait that is left out at random, as a fraction:
	 * {@code 0.2} makes one second any time from 0.8 to 1 second; zero means none of it,
	 * one means possibly all of it
	 */
	public record Backoff(Duration initial, Duration max, double jitter) {

		/** From 100 milliseconds to 30 seconds, with up to a fifth left out. */
		public static final Backoff DEFAULT = new Backoff(Duration.ofMillis(100), Duration.ofSeconds(30), 0.2);

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
			// the other way round it would let NaN pass
			if (!(jitter >= 0 && jitter <= 1)) {
				throw new IllegalArgumentException("'jitter' must be between 0 and 1, but is " + jitter);
			}
		}

		/**
		 * Waits with the default jitter.
		 * @param initial the first wait; zero means none
		 * @param max the longest wait
		 */
		public Backoff(Duration initial, Duration max) {
			this(initial, max, 0.2);
		}

	}

}
