package io.troupe.benchmark.savina;

import java.util.List;
import java.util.stream.Stream;

import io.troupe.benchmark.peer.Inside;
import io.troupe.benchmark.peer.Peer;
import io.troupe.benchmark.peer.Role;
import io.troupe.benchmark.peer.Script;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/** A plain thread deals out messages to sixty actors: many mailboxes, one sender. */
public class ForkJoinThroughput extends SavinaBenchmark {

	private static final int ACTORS = 60;

	private static final int MESSAGES = 10_000;

	private static final long SEED = 42;

	private static final long RESULT = Lcg.after(MESSAGES, SEED);

	@Override
	<A> Round prepare(Peer<A> peer) {
		Role<A> role = peer.role("worker", Worker<A>::new);
		List<A> workers = Stream.generate(() -> peer.spawn(role)).limit(ACTORS).toList();
		Object work = new Work();
		return (finish) -> {
			for (int i = 0; i < MESSAGES; i++) {
				for (A worker : workers) {
					peer.tell(worker, work);
				}
			}
			for (A worker : workers) {
				peer.tell(worker, finish);
			}
		};
	}

	@Benchmark
	@OperationsPerInvocation(ACTORS * MESSAGES)
	public void forkJoinThroughput() throws Exception {
		play(ACTORS, ACTORS * RESULT);
	}

	private record Work() {

	}

	/** Computes a little for each message. */
	private static final class Worker<A> implements Script<A> {

		private long state = SEED;

		@Override
		public void receive(Object message, Inside<A> inside) {
			if (message instanceof Work) {
				this.state = Lcg.next(this.state);
			}
			else if (message instanceof Finish finish) {
				finish.report(this.state);
				this.state = SEED;
			}
		}

	}

}
