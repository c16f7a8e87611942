package io.troupe.benchmark.memory;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** The heap of this JVM at rest. */
final class Heap {

	private static final int MOST_COLLECTIONS = 30;

	/** Two readings this close are taken for the same. */
	private static final long CLOSE = 64 * 1024;

	private Heap() {
	}

	/**
	 * Collects garbage until that changes nothing any more.
	 * @return the bytes in use
	 */
	static long used() {
		MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
		long before = Long.MAX_VALUE;
		for (int i = 0; i < MOST_COLLECTIONS; i++) {
			System.gc();
			long now = memory.getHeapMemoryUsage().getUsed();
			if (Math.abs(before - now) < CLOSE) {
				return now;
			}
			before = now;
			// what references and threads free comes after the collection
			LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
		}
		throw new IllegalStateException("The heap did not come to rest in " + MOST_COLLECTIONS + " collections");
	}

}
