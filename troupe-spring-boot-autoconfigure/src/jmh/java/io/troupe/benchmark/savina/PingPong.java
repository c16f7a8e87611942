package io.troupe.benchmark.savina;

import io.troupe.benchmark.peer.Inside;
import io.troupe.benchmark.peer.Peer;
import io.troupe.benchmark.peer.Script;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/** Two actors send one message to and fro: the time of one hop between two actors. */
public class PingPong extends SavinaBenchmark {

	private static final int HOPS = 200_000;

	private Serve serve;

	@Override
	<A> void prepare(Peer<A> peer) {
		A ping = peer.spawn(peer.role("ping", Player<A>::new));
		A pong = peer.spawn(peer.role("pong", Player<A>::new));
		this.serve = (finish) -> {
			peer.tell(ping, new Opponent<>(pong, finish));
			peer.tell(pong, new Opponent<>(ping, finish));
			peer.tell(ping, new Ball());
		};
	}

	@Benchmark
	@OperationsPerInvocation(HOPS)
	public void pingPong() throws InterruptedException {
		Finish finish = new Finish(1);
		this.serve.begin(finish);
		finish.await();
	}

	/** Starts a match. */
	private interface Serve {

		void begin(Finish finish);

	}

	private record Ball() {

	}

	private record Opponent<A>(A address, Finish finish) {

	}

	/** Sends the ball back, until it has been here often enough. */
	private static final class Player<A> implements Script<A> {

		private A other;

		private Finish finish;

		private int hops;

		@Override
		@SuppressWarnings("unchecked")
		public void receive(Object message, Inside<A> inside) {
			if (message instanceof Ball) {
				if (this.hops++ < HOPS / 2) {
					inside.tell(this.other, message);
				}
				else {
					this.finish.reached();
				}
			}
			else if (message instanceof Opponent<?> opponent) {
				this.other = (A) opponent.address();
				this.finish = opponent.finish();
				this.hops = 0;
			}
		}

	}

}
