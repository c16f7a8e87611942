package io.troupe.runtime;

import java.time.Duration;
import java.util.function.LongSupplier;

import org.jspecify.annotations.Nullable;

/**
 * Keeps a worker from taking cells off another's queue that are done in less time than
 * their move to another core takes: where many actors exchange small messages with one,
 * two cores then take its cache lines from each other all the time, and are slower than
 * one. A worker that was back soon after it took a cell with few messages looks for a
 * while for work that is nobody's before it takes the next. Used by one worker.
 */
final class Reluctance {

	/** What a move costs at least, with the cache lines that follow. */
	private static final long WORTH_NANOS = Duration.ofNanos(10_000).toNanos();

	private static final int WORTH_MESSAGES = 16;

	private final LongSupplier nanoTime;

	private @Nullable Cell taken;

	private int before;

	private long since;

	private boolean reluctant;

	Reluctance(LongSupplier nanoTime) {
		this.nanoTime = nanoTime;
	}

	/**
	 * Hears that a cell was taken off another's queue.
	 * @param cell the cell
	 */
	void took(Cell cell) {
		this.taken = cell;
		this.before = cell.consumed();
		this.since = this.nanoTime.getAsLong();
	}

	/**
	 * Hears that there is nothing left to do.
	 * @return whether the worker had better not take the next cell at once
	 */
	boolean back() {
		Cell cell = this.taken;
		if (cell != null) {
			this.taken = null;
			this.reluctant = cell.consumed() - this.before < WORTH_MESSAGES
					&& this.nanoTime.getAsLong() - this.since < WORTH_NANOS;
		}
		return this.reluctant;
	}

}
