package io.troupe.runtime;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.ObjIntConsumer;

import io.troupe.MailboxOptions;
import io.troupe.Overflow;

/**
 * What the stress tests share. Each runs short in the ordinary build and in full size
 * under the tag {@code stress}.
 */
final class Stress {

	/** How long a full run may take. */
	static final Duration LIMIT = Duration.ofMinutes(10);

	/** Names the system property that repeats a run with the seed it printed. */
	static final String SEED = "troupe.test.seed";

	private static final System.Logger logger = System.getLogger(Stress.class.getName());

	private Stress() {
	}

	/**
	 * Bounds a mailbox without a high-water mark: under stress it would be told of all
	 * the time.
	 */
	static MailboxOptions mailbox(int capacity, Overflow overflow) {
		return new MailboxOptions(capacity, overflow, LIMIT, Integer.MAX_VALUE);
	}

	/** Returns the seed of one run, which is logged so that the run can be repeated. */
	static long seed(String run) {
		long seed = Long.getLong(SEED, System.nanoTime());
		logger.log(System.Logger.Level.INFO, "{0} runs with -D{1}={2}", run, SEED, Long.toString(seed));
		return seed;
	}

	/** Logs what a run measured. */
	static void report(String run, String figures) {
		logger.log(System.Logger.Level.INFO, "{0}: {1}", run, figures);
	}

	/**
	 * Runs {@code task} on {@code count} threads at once, each with a random generator
	 * and a number of its own, and waits for all of them.
	 */
	static void concurrently(int count, long seed, ObjIntConsumer<Random> task) {
		concurrently(count, seed, LIMIT, task);
	}

	/** Does the same with another limit than {@link #LIMIT}. */
	static void concurrently(int count, long seed, Duration limit, ObjIntConsumer<Random> task) {
		CountDownLatch ready = new CountDownLatch(count);
		AtomicReference<Throwable> failure = new AtomicReference<>();
		List<Thread> threads = new ArrayList<>();
		for (int index = 0; index < count; index++) {
			int number = index;
			Thread thread = new Thread(() -> {
				ready.countDown();
				Soon.await(ready);
				task.accept(new Random(seed + number), number);
			}, "stress-" + number);
			thread.setUncaughtExceptionHandler((failed, ex) -> failure.compareAndSet(null, ex));
			thread.start();
			threads.add(thread);
		}
		threads.forEach((thread) -> Soon.join(thread, limit));
		if (failure.get() != null) {
			throw new AssertionError("A thread failed", failure.get());
		}
	}

}
