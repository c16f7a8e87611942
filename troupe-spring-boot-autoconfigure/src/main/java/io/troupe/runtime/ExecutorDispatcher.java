package io.troupe.runtime;

import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Runs cells on an executor. What it does not take runs on the engine's workers instead,
 * so that no message is lost.
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
		Handoff handoff = new Handoff(cell, Thread.currentThread());
		try {
			this.executor.execute(handoff);
			handoff.done();
		}
		catch (Throwable ex) {
			handoff.done();
			handoff.fallBack();
			if (this.warned.compareAndSet(false, true)) {
				this.engine.warn("The executor of actor '" + cell.name()
						+ "' did not take its turn, which runs on the engine's workers instead; told once", ex);
			}
		}
	}

}
