package io.troupe.runtime;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

import io.troupe.Cancellable;
import org.jspecify.annotations.Nullable;

/**
 * Time that a test moves step by step, as {@link ManualTime} does, or lets jump, so that
 * what falls due on the way comes late and all at once, as after a machine was suspended.
 * The time of day may jump either way, alone, as when an operator sets the clock.
 */
final class JumpingTime implements TimeSource {

	private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

	// guarded by this, as are the fields below
	private final List<Task> tasks = new ArrayList<>();

	private final @Nullable Random late;

	private long nanos;

	private long offset;

	private long scheduled;

	JumpingTime() {
		this.late = null;
	}

	/**
	 * Makes one that runs what is due at the same time in an order of the seed's choice.
	 */
	JumpingTime(long seed) {
		this.late = new Random(seed);
	}

	@Override
	public synchronized long nanoTime() {
		return this.nanos;
	}

	@Override
	public synchronized Instant now() {
		return START.plusNanos(this.nanos + this.offset);
	}

	@Override
	public synchronized Cancellable schedule(Duration delay, Runnable task) {
		long number = (this.late != null) ? this.late.nextLong() : this.scheduled++;
		Task entry = new Task(this.nanos + Math.max(0, Nanos.of(delay)), number, task);
		this.tasks.add(entry);
		return () -> remove(entry);
	}

	private synchronized boolean remove(Task entry) {
		return this.tasks.remove(entry);
	}

	/** Moves the time through all that falls due, each in its moment. */
	void advance(Duration duration) {
		long target = nanoTime() + duration.toNanos();
		for (Task task = next(target, false); task != null; task = next(target, false)) {
			task.action().run();
		}
		moveTo(target);
	}

	/** Moves the time at once. What fell due meanwhile runs after it, late. */
	void jump(Duration duration) {
		long target = nanoTime() + duration.toNanos();
		for (Task task = next(target, true); task != null; task = next(target, true)) {
			task.action().run();
		}
		moveTo(target);
	}

	/** Sets the time of day forward or back. Nothing is due earlier or later for that. */
	synchronized void setClock(Duration difference) {
		this.offset += difference.toNanos();
	}

	private synchronized @Nullable Task next(long target, boolean jump) {
		Task task = this.tasks.stream()
			.min(Comparator.comparingLong(Task::due).thenComparingLong(Task::number))
			.orElse(null);
		if (task == null || task.due() > target) {
			return null;
		}
		this.tasks.remove(task);
		moveTo(jump ? target : task.due());
		return task;
	}

	private synchronized void moveTo(long target) {
		this.nanos = Math.max(this.nanos, target);
	}

	private record Task(long due, long number, Runnable action) {

	}

}
