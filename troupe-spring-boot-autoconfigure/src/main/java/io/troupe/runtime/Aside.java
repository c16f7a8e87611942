package io.troupe.runtime;

import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * Lets a turn shut down the engine that it is a turn of. The work is done on a thread of
 * its own: on that of the turn, what is woken would wait in the queue of a worker that
 * does not come back to it, each time until the ticker hands it on.
 */
final class Aside {

	private Aside() {
	}

	/**
	 * Does the work and waits for it.
	 * @param shutdown what to do; it ends by itself
	 * @param maker makes the thread
	 * @param <T> the type of the result
	 * @return the result
	 */
	static <T> T call(Supplier<T> shutdown, ThreadMaker maker) {
		boolean interrupted = Thread.interrupted();
		try {
			return CompletableFuture.supplyAsync(shutdown, (task) -> start(task, interrupted, maker)).join();
		}
		finally {
			// the shutdown interrupts whoever does not end his turn, as the caller
			Thread.interrupted();
			if (interrupted) {
				Thread.currentThread().interrupt();
			}
		}
	}

	private static void start(Runnable task, boolean interrupted, ThreadMaker maker) {
		Thread thread = maker.factory("shutdown").newThread(() -> {
			if (interrupted) {
				Thread.currentThread().interrupt();
			}
			task.run();
		});
		// turns run on daemon threads, which alone let the JVM end meanwhile
		thread.setDaemon(false);
		thread.start();
	}

}
