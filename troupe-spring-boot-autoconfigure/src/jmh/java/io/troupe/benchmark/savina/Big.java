package io.troupe.benchmark.savina;

import java.util.ArrayList;
import java.util.List;

import io.troupe.benchmark.peer.Inside;
import io.troupe.benchmark.peer.Peer;
import io.troupe.benchmark.peer.Script;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/** Each of many actors sends a ping to any other and waits for the pong: many to many. */
public class Big extends SavinaBenchmark {

	private static final int ACTORS = 120;

	private static final int PINGS = 1_500;

	@Override
	<A> Round prepare(Peer<A> peer) {
		A sink = peer.spawn(peer.role("sink", Sink<A>::new));
		List<A> members = new ArrayList<>();
		for (int i = 0; i < ACTORS; i++) {
			long seed = i;
			members.add(peer.spawn(peer.role("member", () -> new Member<>(sink, seed))));
		}
		peer.tell(sink, new Others(List.copyOf(members)));
		for (A member : members) {
			peer.tell(member, new Others(members.stream().filter((other) -> other != member).toList()));
		}
		return (finish) -> peer.tell(sink, new Begin(finish));
	}

	@Benchmark
	@OperationsPerInvocation(ACTORS * PINGS * 2)
	public void big() throws Exception {
		play(ACTORS, ACTORS * PINGS);
	}

	private record Ping(Object from) {

	}

	private record Pong() {

	}

	private record Done() {

	}

	/** Starts the members and, once all of them are done, asks for their reports. */
	private static final class Sink<A> implements Script<A> {

		private List<A> members;

		private Finish finish;

		private int done;

		@Override
		public void receive(Object message, Inside<A> inside) {
			if (message instanceof Done && ++this.done == ACTORS) {
				this.members.forEach((member) -> inside.tell(member, this.finish));
			}
			else if (message instanceof Begin begin) {
				this.finish = begin.finish();
				this.done = 0;
				this.members.forEach((member) -> inside.tell(member, message));
			}
			else if (message instanceof Others others) {
				this.members = others.known();
			}
		}

	}

	/** Sends pings, one at a time, answers those of others, and reports how many. */
	private static final class Member<A> implements Script<A> {

		private final A sink;

		private final Object pong = new Pong();

		private long random;

		private List<A> others;

		private Ping ping;

		private int pongs;

		private int answered;

		Member(A sink, long seed) {
			this.sink = sink;
			this.random = seed;
		}

		@Override
		@SuppressWarnings("unchecked")
		public void receive(Object message, Inside<A> inside) {
			if (message instanceof Ping asked) {
				this.answered++;
				inside.tell((A) asked.from(), this.pong);
			}
			else if (message instanceof Pong) {
				if (++this.pongs < PINGS) {
					ping(inside);
				}
				else {
					inside.tell(this.sink, new Done());
				}
			}
			else if (message instanceof Begin) {
				this.pongs = 0;
				ping(inside);
			}
			else if (message instanceof Finish finish) {
				finish.report(this.answered);
				this.answered = 0;
			}
			else if (message instanceof Others known) {
				this.others = known.known();
				this.ping = new Ping(inside.self());
			}
		}

		private void ping(Inside<A> inside) {
			this.random = Lcg.next(this.random);
			inside.tell(this.others.get(Lcg.below(this.others.size(), this.random)), this.ping);
		}

	}

}
