package io.troupe.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/**
 * An executor that keeps its tasks until the test runs them, one at a time, on the test's
 * thread, in an order of the test's or the seed's choice. It may also refuse tasks, hold
 * some back for a while, and die. The same seed and the same calls bring the same faults.
 * <p>
 * A task may run another one in its middle, which is what a second thread would look like
 * to it.
 */
final class StepExecutor implements Executor {

	private final Faults faults;

	// guarded by this, as are the fields below
	private final Random random;

	private final List<Held> tasks = new ArrayList<>();

	private long steps;

	private int accepted;

	private boolean dead;

	StepExecutor(long seed, Faults faults) {
		this.random = new Random(seed);
		this.faults = faults;
	}

	/** Makes one that only reorders. */
	static StepExecutor reordering(long seed) {
		return new StepExecutor(seed, Faults.NONE);
	}

	@Override
	public synchronized void execute(Runnable task) {
		if (this.dead) {
			throw new RejectedExecutionException("dead");
		}
		if (this.faults.rejectOneIn() > 0 && this.random.nextInt(this.faults.rejectOneIn()) == 0) {
			throw new RejectedExecutionException("rejected by seed");
		}
		if (++this.accepted == this.faults.diesAfter()) {
			this.dead = true;
		}
		int delay = (this.faults.mostDelay() > 0) ? this.random.nextInt(this.faults.mostDelay() + 1) : 0;
		this.tasks.add(new Held(task, this.steps + delay));
	}

	/** Takes no more tasks from now on. Those it has can still be run. */
	synchronized void die() {
		this.dead = true;
	}

	/** How many tasks it holds. */
	synchronized int waiting() {
		return this.tasks.size();
	}

	/**
	 * Runs one task.
	 * @param choice which, modulo those that are not held back
	 * @return {@code false} if there was none
	 */
	boolean step(int choice) {
		Runnable task = take(choice);
		if (task != null) {
			task.run();
		}
		return task != null;
	}

	/** Runs one task of the seed's choice. */
	boolean step() {
		return step(choose());
	}

	private synchronized int choose() {
		return this.random.nextInt(Integer.MAX_VALUE);
	}

	/**
	 * Runs tasks, and those they bring, in an order of the seed's choice.
	 * @param most how many at most
	 * @return how many it ran
	 */
	int runAll(int most) {
		int count = 0;
		while (count < most && step()) {
			count++;
		}
		return count;
	}

	private synchronized Runnable take(int choice) {
		this.steps++;
		if (this.tasks.isEmpty()) {
			return null;
		}
		List<Held> ready = this.tasks.stream().filter((task) -> task.from() <= this.steps).toList();
		// nothing but tasks that are held back: time to them is steps, so the first comes
		List<Held> choices = ready.isEmpty() ? this.tasks : ready;
		Held chosen = choices.get(choice % choices.size());
		this.tasks.remove(chosen);
		return chosen.task();
	}

	/**
	 * What goes wrong.
	 *
	 * @param rejectOneIn refuses one task in so many, or none if {@code 0}
	 * @param mostDelay holds a task back for up to so many steps
	 * @param diesAfter takes so many tasks and no more, or any number if {@code 0}
	 */
	record Faults(int rejectOneIn, int mostDelay, int diesAfter) {

		static final Faults NONE = new Faults(0, 0, 0);

	}

	// no record: two with the same content are not the same
	private static final class Held {

		private final Runnable task;

		private final long from;

		Held(Runnable task, long from) {
			this.task = task;
			this.from = from;
		}

		Runnable task() {
			return this.task;
		}

		long from() {
			return this.from;
		}

	}

}
