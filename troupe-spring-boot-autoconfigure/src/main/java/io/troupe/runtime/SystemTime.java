package io.troupe.runtime;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import io.troupe.Cancellable;

/** The time of the machine, with a thread of its own for what is scheduled. */
final class SystemTime implements TimeSource, AutoCloseable {

	private final ScheduledThreadPoolExecutor timers;

	SystemTime(ThreadMaker maker) {
		this.timers = new ScheduledThreadPoolExecutor(1,
				(task) -> maker.prepare(new TimerThread(task, maker.nextName("timer"))));
		this.timers.setRemoveOnCancelPolicy(true);
	}

	/**
	 * Tells whether time stands still while the calling thread blocks.
	 * @return whether it is one that runs what is scheduled, of whichever engine
	 */
	static boolean runsHere() {
		return Thread.currentThread() instanceof TimerThread;
	}

	@Override
	public long nanoTime() {
		return System.nanoTime();
	}

	@Override
	public Instant now() {
		return Instant.now();
	}

	@Override
	public Cancellable schedule(Duration delay, Runnable task) {
		try {
			ScheduledFuture<?> future = this.timers.schedule(task, Nanos.of(delay), TimeUnit.NANOSECONDS);
			return () -> future.cancel(false);
		}
		catch (RejectedExecutionException ex) {
			// the engine has shut down; nothing is due any more
			return () -> false;
		}
	}

	@Override
	public void close() {
		this.timers.shutdownNow();
	}

	/** Runs what is scheduled. */
	private static final class TimerThread extends Thread {

		TimerThread(Runnable task, String name) {
			super(null, task, name, 0, false);
		}

	}

}
