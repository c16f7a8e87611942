package io.troupe.runtime;

import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadFactory;

/**
 * Where cells run: on the workers, on an executor of the application's, or, if they
 * block, on threads of their own.
 */
final class Threads {

	private final WorkerPool pool;

	private final Dispatcher shared;

	private final Engine engine;

	private final ExecutorService blockingExecutor;

	private final Dispatcher blocking;

	Threads(Engine engine, Settings settings) {
		this.engine = engine;
		ThreadMaker maker = new ThreadMaker(settings.threadNamePrefix(), settings.classLoader());
		this.pool = new WorkerPool(engine, settings.parallelism(), maker);
		this.shared = (settings.executor() != null) ? on(settings.executor()) : this.pool;
		ThreadFactory factory = maker.factory("blocking");
		this.blockingExecutor = BlockingThreads.executor(factory, settings.threadNamePrefix() + "virtual-",
				settings.classLoader(), settings.maxBlockingThreads());
		this.blocking = on(this.blockingExecutor);
	}

	WorkerPool pool() {
		return this.pool;
	}

	Dispatcher shared() {
		return this.shared;
	}

	Dispatcher blocking() {
		return this.blocking;
	}

	Dispatcher on(Executor executor) {
		return new ExecutorDispatcher(executor, this.engine);
	}

	void close() {
		this.pool.close();
		this.blockingExecutor.shutdownNow();
	}

}
