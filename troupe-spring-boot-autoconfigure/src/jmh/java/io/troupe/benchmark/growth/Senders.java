package io.troupe.benchmark.growth;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

import io.troupe.ActorSpec;
import io.troupe.SinkActor;
import io.troupe.SinkContext;
import io.troupe.SinkHandle;
import io.troupe.benchmark.peer.TroupePeer;
import io.troupe.runtime.LocalTroupe;

/**
 * The time of a message against the number of those who send to one actor: threads, which
 * try again while its mailbox is full, or actors, which are muted then.
 */
final class Senders implements Curve {

	private static final int MESSAGES = 1 << 20;

	private static final int BURST = 64;

	@Override
	public int[] sizes() {
		return new int[] { 1, 2, 4, 8, 16, 32, 64 };
	}

	@Override
	public Trial at(int size) {
		return new Rush(size);
	}

	/** Some senders and their receiver. */
	private static final class Rush implements Trial {

		private final LocalTroupe troupe = TroupePeer.withDefaults().engine();

		private final SinkHandle<Arrivals> receiver = this.troupe.add(ActorSpec.sink(Receiver::new).named("receiver"));

		private final List<SinkHandle<Arrivals>> senders = new ArrayList<>();

		private final int size;

		Rush(int size) {
			this.size = size;
			for (int i = 0; i < size; i++) {
				ActorSpec<SinkHandle<Arrivals>> spec = ActorSpec
					.<Arrivals>sink(() -> new Sender(this.receiver, MESSAGES / size));
				this.senders.add(this.troupe.spawn(spec.named("sender")).handle());
			}
		}

		@Override
		public void run(Readings readings) throws InterruptedException {
			byThreads(readings);
			byActors(readings);
		}

		private void byThreads(Readings readings) throws InterruptedException {
			Arrivals done = new Arrivals(1);
			CountDownLatch begun = new CountDownLatch(1);
			List<Thread> threads = new ArrayList<>();
			for (int i = 0; i < this.size; i++) {
				threads.add(new Thread(() -> send(begun, done)));
			}
			threads.forEach(Thread::start);
			long begin = System.nanoTime();
			begun.countDown();
			done.await();
			readings.addSince("threads", begin, MESSAGES);
			for (Thread thread : threads) {
				thread.join();
			}
		}

		private void send(CountDownLatch begun, Arrivals done) {
			try {
				begun.await();
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
				return;
			}
			for (int i = MESSAGES / this.size; i > 0; i--) {
				while (!this.receiver.trySend(done)) {
					Thread.yield();
				}
			}
		}

		private void byActors(Readings readings) throws InterruptedException {
			Arrivals done = new Arrivals(1);
			long begin = System.nanoTime();
			this.senders.forEach((sender) -> sender.send(done));
			done.await();
			readings.addSince("actors", begin, MESSAGES);
		}

		@Override
		public void close() {
			this.troupe.close();
		}

	}

	/** Sends its share, a burst in each turn. */
	private static final class Sender implements SinkActor<Arrivals> {

		private final SinkHandle<Arrivals> receiver;

		private final int share;

		private int sent;

		Sender(SinkHandle<Arrivals> receiver, int share) {
			this.receiver = receiver;
			this.share = share;
		}

		@Override
		public void onMessage(Arrivals done, SinkContext<Arrivals> context) {
			for (int i = 0; i < BURST; i++) {
				this.receiver.send(done);
			}
			this.sent += BURST;
			if (this.sent < this.share) {
				context.self().send(done);
			}
			else {
				this.sent = 0;
			}
		}

	}

	/** Counts until all have come. */
	private static final class Receiver implements SinkActor<Arrivals> {

		private int received;

		@Override
		public void onMessage(Arrivals done, SinkContext<Arrivals> context) {
			if (++this.received == MESSAGES) {
				this.received = 0;
				done.one();
			}
		}

	}

}
