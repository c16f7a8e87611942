package io.troupe.benchmark.savina;

import java.util.List;

import io.troupe.benchmark.peer.Inside;
import io.troupe.benchmark.peer.Peer;
import io.troupe.benchmark.peer.Script;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/** Two actors send one message to and fro: the time of one hop between two actors. */
public class PingPong extends SavinaBenchmark {

	private static final int HOPS = 200_000;

	@Override
	<A> Round prepare(Peer<A> peer) {
		return pair(peer, HOPS);
	}

	static <A> Round pair(Peer<A> peer, int hops) {
		A pong = peer.spawn(peer.role("pong", Pong<A>::new));
		A ping = peer.spawn(peer.role("ping", () -> new Ping<>(pong, hops / 2)));
		peer.tell(pong, new Others(List.of(ping)));
		return (finish) -> peer.tell(ping, new Begin(finish));
	}

	@Benchmark
	@OperationsPerInvocation(HOPS)
	public void pingPong() throws Exception {
		play(2, HOPS);
	}

	private record Ball() {

	}

	/** Serves, and sends the ball back until it has come back often enough. */
	private static final class Ping<A> implements Script<A> {

		private final A pong;

		private final int returns;

		private Finish finish;

		private int hits;

		Ping(A pong, int returns) {
			this.pong = pong;
			this.returns = returns;
		}

		@Override
		public void receive(Object message, Inside<A> inside) {
			if (message instanceof Ball) {
				if (++this.hits < this.returns) {
					inside.tell(this.pong, message);
				}
				else {
					this.finish.report(this.hits);
					inside.tell(this.pong, this.finish);
				}
			}
			else if (message instanceof Begin begin) {
				this.finish = begin.finish();
				this.hits = 0;
				inside.tell(this.pong, new Ball());
			}
		}

	}

	/** Sends every ball back. */
	private static final class Pong<A> implements Script<A> {

		private A ping;

		private int hits;

		@Override
		public void receive(Object message, Inside<A> inside) {
			if (message instanceof Ball) {
				this.hits++;
				inside.tell(this.ping, message);
			}
			else if (message instanceof Finish finish) {
				finish.report(this.hits);
				this.hits = 0;
			}
			else if (message instanceof Others others) {
				this.ping = others.<A>known().get(0);
			}
		}

	}

}
