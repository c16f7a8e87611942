package io.troupe.runtime;

import org.jspecify.annotations.Nullable;

/**
 * A turn on a thread that is not a {@link Worker}: of a blocking actor, or on the
 * application's executor. Others read it to tell what runs and for how long.
 */
final class ForeignTurn {

	final Cell cell;

	final Thread thread;

	/** The turn this one interrupted, on an executor that runs its caller's tasks. */
	final @Nullable ForeignTurn outer;

	volatile long sinceNanos;

	volatile @Nullable Class<?> messageType;

	/** Whether the warning was given; written by the ticker. */
	volatile boolean warned;

	ForeignTurn(Cell cell, Thread thread, @Nullable ForeignTurn outer, long now) {
		this.cell = cell;
		this.thread = thread;
		this.outer = outer;
		this.sinceNanos = now;
	}

	void begin(Object message) {
		this.messageType = message.getClass();
		this.sinceNanos = this.cell.engine().time().nanoTime();
		this.warned = false;
	}

}
