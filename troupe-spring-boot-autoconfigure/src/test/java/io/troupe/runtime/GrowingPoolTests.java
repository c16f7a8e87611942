package io.troupe.runtime;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class GrowingPoolTests {

	private final AtomicInteger threads = new AtomicInteger();

	private final GrowingPool pool = new GrowingPool(2, (task) -> {
		Thread thread = new Thread(task, "pool-" + this.threads.incrementAndGet());
		thread.setDaemon(true);
		return thread;
	});

	@AfterEach
	void close() {
		this.pool.shutdownNow();
	}

	@Test
	void blockedTasksDoNotHoldUpTheNext() {
		CountDownLatch forGood = new CountDownLatch(1);
		CountDownLatch blocked = new CountDownLatch(50);
		CountDownLatch others = new CountDownLatch(100);

		for (int i = 0; i < 50; i++) {
			this.pool.execute(() -> {
				blocked.countDown();
				await(forGood);
			});
			this.pool.execute(others::countDown);
			this.pool.execute(others::countDown);
		}

		Soon.await(blocked);
		Soon.await(others);
		forGood.countDown();
	}

	@Test
	void tasksThatBlockLongAfterTheLastOneCameAreAllBegun() {
		CountDownLatch forGood = new CountDownLatch(1);
		CountDownLatch blocked = new CountDownLatch(2);
		this.pool.execute(() -> {
			blocked.countDown();
			await(forGood);
		});
		this.pool.execute(() -> {
			blocked.countDown();
			await(forGood);
		});
		Soon.await(blocked);
		CountDownLatch last = new CountDownLatch(1);

		this.pool.execute(last::countDown);

		Soon.await(last);
		forGood.countDown();
	}

	@Test
	void manyQuickTasksAreDoneByFewThreads() {
		CountDownLatch done = new CountDownLatch(20_000);

		for (int i = 0; i < 20_000; i++) {
			this.pool.execute(done::countDown);
		}

		Soon.await(done);
		assertThat(this.pool.getLargestPoolSize()).isLessThan(1_000);
	}

	@Test
	void closingLetsWhatIsQueuedBeDone() throws InterruptedException {
		CountDownLatch done = new CountDownLatch(1_000);
		for (int i = 0; i < 1_000; i++) {
			this.pool.execute(done::countDown);
		}

		this.pool.shutdown();

		assertThat(this.pool.awaitTermination(Soon.LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
		assertThat(done.getCount()).isZero();
	}

	@Test
	void aThreadThatCannotBeHadIsMadeUpForLater() {
		AtomicInteger made = new AtomicInteger();
		GrowingPool poor = new GrowingPool(2, (task) -> {
			// the guard, the first thread, and then for a while none
			if (made.incrementAndGet() > 2 && made.get() < 6) {
				throw new OutOfMemoryError("unable to create native thread");
			}
			Thread thread = new Thread(task);
			thread.setDaemon(true);
			return thread;
		});
		CountDownLatch forGood = new CountDownLatch(1);
		CountDownLatch blocked = new CountDownLatch(1);
		CountDownLatch last = new CountDownLatch(1);
		poor.execute(() -> {
			blocked.countDown();
			await(forGood);
		});
		Soon.await(blocked);

		poor.execute(last::countDown);

		Soon.await(last);
		assertThat(made.get()).isGreaterThanOrEqualTo(6);
		forGood.countDown();
		poor.shutdownNow();
	}

	private static void await(CountDownLatch latch) {
		try {
			latch.await();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
