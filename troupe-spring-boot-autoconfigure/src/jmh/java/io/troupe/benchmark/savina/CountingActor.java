package io.troupe.benchmark.savina;

import io.troupe.benchmark.peer.Inside;
import io.troupe.benchmark.peer.Peer;
import io.troupe.benchmark.peer.Script;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/** One actor floods another with messages to count: sends from within a turn. */
public class CountingActor extends SavinaBenchmark {

	private static final int MESSAGES = 400_000;

	private static final int BURST = 1_000;

	@Override
	<A> Round prepare(Peer<A> peer) {
		A counter = peer.spawn(peer.role("counter", Counter<A>::new));
		A producer = peer.spawn(peer.role("producer", () -> new Producer<>(counter)));
		return (finish) -> peer.tell(producer, new Begin(finish));
	}

	@Benchmark
	@OperationsPerInvocation(MESSAGES)
	public void countingActor() throws Exception {
		play(1, MESSAGES);
	}

	/** Sends a burst in each turn, and itself the message for the next. */
	private static final class Producer<A> implements Script<A> {

		private final A counter;

		private int sent;

		Producer(A counter) {
			this.counter = counter;
		}

		@Override
		public void receive(Object message, Inside<A> inside) {
			for (int i = 0; i < BURST; i++) {
				inside.tell(this.counter, Counter.INCREMENT);
			}
			this.sent += BURST;
			if (this.sent < MESSAGES) {
				inside.tell(inside.self(), message);
			}
			else {
				this.sent = 0;
				inside.tell(this.counter, ((Begin) message).finish());
			}
		}

	}

}
