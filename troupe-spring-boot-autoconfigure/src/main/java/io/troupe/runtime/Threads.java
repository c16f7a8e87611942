package io.troupe.runtime;

import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/**
 * Where cells run: on the workers, on an executor of the application's, or, if they
 * block, on threads of their own.
 */
final class Threads {

	private static final long GRACE_MILLIS = 500;

	private final WorkerPool pool;

	private final Dispatcher shared;

	private final Engine engine;

	private final ExecutorService blockingExecutor;

	private final Dispatcher blocking;

	private final ExecutorService streams;

	Threads(Engine engine, Settings settings) {
		this.engine = engine;
		ThreadMaker maker = new ThreadMaker(settings.threadNamePrefix(), settings.classLoader());
		this.pool = new WorkerPool(engine, settings.parallelism(), maker);
		this.shared = (settings.executor() != null) ? on(settings.executor()) : this.pool;
		ThreadFactory factory = maker.factory("blocking");
		this.blockingExecutor = BlockingThreads.executor(factory, settings.threadNamePrefix() + "virtual-",
				settings.classLoader(), settings.maxBlockingThreads());
		this.blocking = on(this.blockingExecutor);
		this.streams = BlockingThreads.unbounded(maker.factory("stream"),
				settings.threadNamePrefix() + "stream-virtual-", settings.classLoader(), settings.parallelism());
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

	/**
	 * Returns where streams are read and subscribers run, each of which may block for
	 * good: a thread for each that is at work.
	 * @return the executor
	 */
	Executor streams() {
		return this.streams;
	}

	Dispatcher on(Executor executor) {
		return new ExecutorDispatcher(executor, this.engine);
	}

	void close() {
		this.pool.close();
		this.blockingExecutor.shutdownNow();
		closeStreams();
	}

	// what is at work closes a stream or delivers the last items of one
	private void closeStreams() {
		this.streams.shutdown();
		try {
			if (!this.streams.awaitTermination(GRACE_MILLIS, TimeUnit.MILLISECONDS)) {
				this.streams.shutdownNow();
			}
		}
		catch (InterruptedException ex) {
			this.streams.shutdownNow();
			Thread.currentThread().interrupt();
		}
	}

}
