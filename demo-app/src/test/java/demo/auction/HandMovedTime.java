package demo.auction;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import io.troupe.Cancellable;
import io.troupe.runtime.TimeSource;

/**
 * Time that stands still until the test moves it. Safe for any number of threads.
 */
final class HandMovedTime implements TimeSource, InstantSource {

	private static final Instant START = Instant.parse("2026-06-01T19:00:00Z");

	private final List<Task> tasks = new ArrayList<>();

	private Duration elapsed = Duration.ZERO;

	@Override
	public synchronized long nanoTime() {
		return this.elapsed.toNanos();
	}

	@Override
	public synchronized Instant now() {
		return START.plus(this.elapsed);
	}

	@Override
	public Instant instant() {
		return now();
	}

	@Override
	public synchronized Cancellable schedule(Duration delay, Runnable task) {
		Task scheduled = new Task(this.elapsed.plus(delay), task);
		this.tasks.add(scheduled);
		return () -> remove(scheduled);
	}

	/**
	 * Moves time and runs what is due by then, in order, on the caller's thread.
	 * @param time how far
	 */
	void advance(Duration time) {
		List<Task> due = due(time);
		due.forEach((task) -> task.action().run());
	}

	private synchronized List<Task> due(Duration time) {
		this.elapsed = this.elapsed.plus(time);
		List<Task> due = this.tasks.stream()
			.filter((task) -> task.at().compareTo(this.elapsed) <= 0)
			.sorted(Comparator.comparing(Task::at))
			.toList();
		this.tasks.removeAll(due);
		return due;
	}

	private synchronized boolean remove(Task task) {
		return this.tasks.remove(task);
	}

	private record Task(Duration at, Runnable action) {

	}

}
