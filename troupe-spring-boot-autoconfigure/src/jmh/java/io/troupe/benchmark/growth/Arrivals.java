package io.troupe.benchmark.growth;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** What the measuring thread waits for: that something has happened so many times. */
final class Arrivals {

	private static final long MINUTES = 3;

	private final CountDownLatch latch;

	Arrivals(int count) {
		this.latch = new CountDownLatch(count);
	}

	void one() {
		this.latch.countDown();
	}

	void await() throws InterruptedException {
		if (!this.latch.await(MINUTES, TimeUnit.MINUTES)) {
			throw new IllegalStateException(this.latch.getCount() + " arrivals are missing");
		}
	}

}
