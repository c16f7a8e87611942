package io.troupe.benchmark.savina;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What the measuring thread waits for: that a number of reports have come. As a message
 * it asks an actor for its report.
 */
final class Finish {

	private static final long MINUTES = 1;

	private final CountDownLatch latch;

	private final AtomicLong sum = new AtomicLong();

	Finish(int reports) {
		this.latch = new CountDownLatch(reports);
	}

	void report(long result) {
		this.sum.addAndGet(result);
		this.latch.countDown();
	}

	/** Waits, and returns the sum of the reports. */
	long await() throws InterruptedException {
		if (!this.latch.await(MINUTES, TimeUnit.MINUTES)) {
			throw new IllegalStateException(this.latch.getCount() + " reports did not come");
		}
		return this.sum.get();
	}

}
