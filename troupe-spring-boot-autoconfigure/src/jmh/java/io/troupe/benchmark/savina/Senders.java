package io.troupe.benchmark.savina;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * Plain threads that are there all the time and work once for each round, all at once.
 */
final class Senders {

	private final List<Thread> threads = new ArrayList<>();

	private final CyclicBarrier barrier;

	private final Consumer<Finish> work;

	// the barrier hands it over
	private Finish finish;

	Senders(int number, Consumer<Finish> work) {
		this.barrier = new CyclicBarrier(number + 1);
		this.work = work;
		for (int i = 0; i < number; i++) {
			Thread thread = new Thread(this::run, "sender-" + i);
			thread.setDaemon(true);
			thread.start();
			this.threads.add(thread);
		}
	}

	void begin(Finish finish) throws InterruptedException, BrokenBarrierException, TimeoutException {
		this.finish = finish;
		this.barrier.await(1, TimeUnit.MINUTES);
	}

	void dismiss() {
		this.threads.forEach(Thread::interrupt);
	}

	private void run() {
		try {
			while (true) {
				this.barrier.await();
				this.work.accept(this.finish);
			}
		}
		catch (InterruptedException | BrokenBarrierException ex) {
			// dismissed
		}
	}

}
