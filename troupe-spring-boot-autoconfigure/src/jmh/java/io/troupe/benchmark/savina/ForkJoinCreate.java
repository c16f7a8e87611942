package io.troupe.benchmark.savina;

import io.troupe.benchmark.peer.Inside;
import io.troupe.benchmark.peer.Peer;
import io.troupe.benchmark.peer.Role;
import io.troupe.benchmark.peer.Script;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/**
 * An actor spawns children that take one message and end: actors a second, from the spawn
 * to the end of the stop hook. At most as many are alive as a round has.
 */
public class ForkJoinCreate extends SavinaBenchmark {

	private static final int CHILDREN = 20_000;

	private static final int BURST = 1_000;

	private static final int STEPS = 10;

	private static final long SEED = 42;

	private static final long RESULT = Lcg.after(STEPS, SEED);

	@Override
	<A> Round prepare(Peer<A> peer) {
		Role<A> child = peer.supervisedRole("child", Child<A>::new);
		A parent = peer.spawn(peer.role("parent", () -> new Parent<>(child)));
		return (finish) -> peer.tell(parent, new Begin(finish));
	}

	@Benchmark
	@OperationsPerInvocation(CHILDREN)
	public void forkJoinCreate() throws Exception {
		play(CHILDREN, CHILDREN * RESULT);
	}

	/** Spawns a burst in each turn, and sends itself the message for the next. */
	private static final class Parent<A> implements Script<A> {

		private final Role<A> child;

		private int spawned;

		Parent(Role<A> child) {
			this.child = child;
		}

		@Override
		public void receive(Object message, Inside<A> inside) {
			Finish finish = ((Begin) message).finish();
			for (int i = 0; i < BURST; i++) {
				inside.tell(inside.spawn(this.child), finish);
			}
			this.spawned += BURST;
			if (this.spawned < CHILDREN) {
				inside.tell(inside.self(), message);
			}
			else {
				this.spawned = 0;
			}
		}

	}

	/** Does its work and ends. */
	private static final class Child<A> implements Script<A> {

		private Finish finish;

		private long result;

		@Override
		public void receive(Object message, Inside<A> inside) {
			this.finish = (Finish) message;
			this.result = Lcg.after(STEPS, SEED);
			inside.stop();
		}

		@Override
		public void stopped() {
			this.finish.report(this.result);
		}

	}

}
