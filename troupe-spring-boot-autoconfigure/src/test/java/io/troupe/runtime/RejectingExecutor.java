package io.troupe.runtime;

import java.util.Random;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/** Refuses some tasks, by seed, on the way to an executor with threads. */
final class RejectingExecutor implements Executor {

	private final Executor executor;

	private final Random random;

	private final int oneIn;

	RejectingExecutor(Executor executor, long seed, int oneIn) {
		this.executor = executor;
		this.random = new Random(seed);
		this.oneIn = oneIn;
	}

	@Override
	public void execute(Runnable task) {
		if (this.random.nextInt(this.oneIn) == 0) {
			throw new RejectedExecutionException("rejected by seed");
		}
		this.executor.execute(task);
	}

}
