package io.troupe.runtime;

import java.time.Duration;
import java.time.Instant;

import io.troupe.Cancellable;

/**
 * Where the engine's time comes from: replaced in tests to move time by hand. Any thread
 * may use it.
 *
 * @since 0.1.0
 */
public interface TimeSource {

	/**
	 * Returns a reading for measuring durations.
	 * @return nanoseconds since some fixed point
	 */
	long nanoTime();

	/**
	 * Returns the time of day.
	 * @return the time
	 */
	Instant now();

	/**
	 * Runs {@code task} once after {@code delay}. The task is short and never blocks.
	 * @param delay the time to wait; zero or negative means as soon as possible
	 * @param task what to run
	 * @return a way to cancel
	 */
	Cancellable schedule(Duration delay, Runnable task);

}
