package io.troupe.benchmark.growth;

import io.troupe.ActorSpec;
import io.troupe.MailboxOptions;
import io.troupe.Overflow;
import io.troupe.SinkActor;
import io.troupe.SinkContext;
import io.troupe.SinkHandle;
import io.troupe.benchmark.peer.TroupePeer;
import io.troupe.runtime.LocalTroupe;

/**
 * The time to send a message, to receive one and to look at the mailbox, against the
 * number of messages that wait in it already. The receiver is suspended while they come,
 * and times itself afterwards.
 */
final class MailboxDepth implements Curve {

	private static final String NAME = "deep";

	/** Messages on top of those that wait. */
	private static final int TIMED = 20_000;

	private static final int LOOKS = 10_000;

	@Override
	public int[] sizes() {
		return new int[] { 1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000 };
	}

	@Override
	public Trial at(int size) {
		return new Backlog(size);
	}

	/** A mailbox that fills and empties. */
	private static final class Backlog implements Trial {

		private final LocalTroupe troupe = TroupePeer.withDefaults().engine();

		private final SinkHandle<Round> receiver = this.troupe
			.add(ActorSpec.sink(Receiver::new).named(NAME).mailbox(MailboxOptions.of(0, Overflow.BACKPRESSURE)));

		private final int size;

		Backlog(int size) {
			this.size = size;
		}

		@Override
		public void run(Readings readings) throws InterruptedException {
			this.troupe.suspend(NAME);
			Round round = new Round(this.size + TIMED);
			send(round, this.size);
			long begin = System.nanoTime();
			send(round, TIMED);
			readings.addSince("send", begin, TIMED);
			begin = System.nanoTime();
			long depth = look();
			readings.addSince("read the depth", begin, LOOKS);
			if (depth != this.size + TIMED) {
				throw new IllegalStateException("The depth is " + depth + " instead of " + (this.size + TIMED));
			}
			this.troupe.resume(NAME);
			round.done.await();
			readings.addNanos("receive", round.nanos, TIMED - 1);
		}

		private void send(Round round, int count) {
			for (int i = 0; i < count; i++) {
				this.receiver.send(round);
			}
		}

		private long look() {
			long sum = 0;
			for (int i = 0; i < LOOKS; i++) {
				sum += this.troupe.find(NAME).orElseThrow().mailbox().depth();
			}
			return sum / LOOKS;
		}

		@Override
		public void close() {
			this.troupe.close();
		}

	}

	/** What the receiver has to count and to time. */
	private static final class Round {

		private final int messages;

		private final Arrivals done = new Arrivals(1);

		// written by the receiver before the arrival

		private int received;

		private long nanos;

		Round(int messages) {
			this.messages = messages;
		}

		void count() {
			int count = ++this.received;
			if (count == 1) {
				this.nanos = -System.nanoTime();
			}
			if (count == TIMED) {
				this.nanos += System.nanoTime();
			}
			if (count == this.messages) {
				this.done.one();
			}
		}

	}

	/** Counts. */
	private static final class Receiver implements SinkActor<Round> {

		@Override
		public void onMessage(Round round, SinkContext<Round> context) {
			round.count();
		}

	}

}
