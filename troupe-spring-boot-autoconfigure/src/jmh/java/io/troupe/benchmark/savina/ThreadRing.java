package io.troupe.benchmark.savina;

import java.util.ArrayList;
import java.util.List;

import io.troupe.benchmark.peer.Inside;
import io.troupe.benchmark.peer.Peer;
import io.troupe.benchmark.peer.Role;
import io.troupe.benchmark.peer.Script;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/** A token goes round a hundred actors: hops to an actor that has long been idle. */
public class ThreadRing extends SavinaBenchmark {

	private static final int ACTORS = 100;

	private static final int HOPS = 300_000;

	@Override
	<A> Round prepare(Peer<A> peer) {
		Role<A> role = peer.role("link", Link<A>::new);
		List<A> ring = new ArrayList<>();
		for (int i = 0; i < ACTORS; i++) {
			ring.add(peer.spawn(role));
		}
		for (int i = 0; i < ACTORS; i++) {
			peer.tell(ring.get(i), new Others(List.of(ring.get((i + 1) % ACTORS))));
		}
		return (finish) -> peer.tell(ring.get(0), new Token(finish));
	}

	@Benchmark
	@OperationsPerInvocation(HOPS)
	public void threadRing() throws Exception {
		play(ACTORS, HOPS);
	}

	/** The only message, which belongs to whoever has it. */
	private static final class Token {

		private final Finish finish;

		private int left = HOPS;

		Token(Finish finish) {
			this.finish = finish;
		}

	}

	/** Passes the token on, and reports in the round after the last hop. */
	private static final class Link<A> implements Script<A> {

		private A next;

		private int hops;

		@Override
		public void receive(Object message, Inside<A> inside) {
			if (message instanceof Token token) {
				token.left--;
				if (token.left >= 0) {
					this.hops++;
					inside.tell(this.next, token);
				}
				else {
					token.finish.report(this.hops);
					this.hops = 0;
					if (token.left > -ACTORS) {
						inside.tell(this.next, token);
					}
				}
			}
			else if (message instanceof Others others) {
				this.next = others.<A>known().get(0);
			}
		}

	}

}
