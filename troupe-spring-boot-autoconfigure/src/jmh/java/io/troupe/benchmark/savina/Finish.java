package io.troupe.benchmark.savina;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** What the measuring thread waits for: that a number of actors are done. */
final class Finish {

	private static final long MINUTES = 5;

	private final CountDownLatch latch;

	Finish(int actors) {
		this.latch = new CountDownLatch(actors);
	}

	void reached() {
		this.latch.countDown();
	}

	void await() throws InterruptedException {
		if (!this.latch.await(MINUTES, TimeUnit.MINUTES)) {
			throw new IllegalStateException(this.latch.getCount() + " actors were not done");
		}
	}

}
