package io.troupe.runtime;

import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Runs cells on an executor. What it rejects runs on the engine's workers instead, so
 * that no message is lost.
 */
final class ExecutorDispatcher implements Dispatcher {

	private final Executor executor;

	private final Engine engine;

	private final AtomicBoolean warned = new AtomicBoolean();

	ExecutorDispatcher(Executor executor, Engine engine) {
		this.executor = executor;
		this.engine = engine;
	}

	@Override
	public void dispatch(Cell cell) {
		try {
			this.executor.execute(cell);
		}
		catch (RejectedExecutionException ex) {
			if (this.warned.compareAndSet(false, true)) {
				this.engine.warn("The executor of actor '" + cell.name()
						+ "' rejected its turn, which runs on the engine's workers instead; told once", ex);
			}
			this.engine.threads().pool().dispatch(cell);
		}
	}

}
