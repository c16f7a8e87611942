package io.troupe.runtime;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;

import io.troupe.Cancellable;
import org.jspecify.annotations.Nullable;

/**
 * Time that stands still until a test moves it. Tasks run on the thread that moves it, in
 * the order of their due times and, at the same time, in the order they were scheduled.
 */
final class ManualTime implements TimeSource {

	private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

	// guarded by this, as are the two fields below
	private final PriorityQueue<Task> tasks = new PriorityQueue<>(
			Comparator.comparingLong(Task::due).thenComparingLong(Task::number));

	private long nanos;

	private long scheduled;

	@Override
	public synchronized long nanoTime() {
		return this.nanos;
	}

	@Override
	public synchronized Instant now() {
		return START.plusNanos(this.nanos);
	}

	@Override
	public synchronized Cancellable schedule(Duration delay, Runnable task) {
		long due = this.nanos + Math.max(0, delay.toNanos());
		Task entry = new Task(due, this.scheduled++, task);
		this.tasks.add(entry);
		return () -> cancel(entry);
	}

	/**
	 * Moves the time and runs what falls due on the way, also what that schedules in
	 * turn.
	 * @param duration how far to move; zero runs only what is due already
	 */
	void advance(Duration duration) {
		long target = nanoTime() + duration.toNanos();
		for (Task task = next(target); task != null; task = next(target)) {
			task.action().run();
		}
		moveTo(target);
	}

	/**
	 * Whether a task falls due after exactly {@code delay}.
	 * @param delay the time from now
	 * @return {@code true} if there is one
	 */
	synchronized boolean hasTaskDueIn(Duration delay) {
		long due = this.nanos + delay.toNanos();
		return this.tasks.stream().anyMatch((task) -> task.due() == due);
	}

	/** Whether nothing is scheduled. */
	synchronized boolean isEmpty() {
		return this.tasks.isEmpty();
	}

	private synchronized @Nullable Task next(long target) {
		Task task = this.tasks.peek();
		if (task == null || task.due() > target) {
			return null;
		}
		this.tasks.remove();
		moveTo(task.due());
		return task;
	}

	private synchronized void moveTo(long target) {
		this.nanos = Math.max(this.nanos, target);
	}

	private synchronized boolean cancel(Task task) {
		return this.tasks.remove(task);
	}

	private record Task(long due, long number, Runnable action) {

	}

}
