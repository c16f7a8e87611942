package io.troupe.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

import io.troupe.ActorSpec;
import io.troupe.MailboxOptions;
import io.troupe.Overflow;
import io.troupe.SinkHandle;
import io.troupe.Spawned;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Description;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/**
 * The mailbox as a bounded queue of several producers and one consumer, which is a worker
 * or a thread of the test itself. Results are how many of three messages were handled,
 * became dead letters or were refused, which is all of them, and how many rules about
 * order, bound and number were broken.
 */
public class MailboxJCStress {

	private static final int CAPACITY = 2;

	/** The queue. */
	abstract static class Base {

		private final Queue<Runnable> turns = new ConcurrentLinkedQueue<>();

		private final Spawned<SinkHandle<Integer>> spawned;

		private final Cell cell;

		private final AtomicInteger dead;

		private final AtomicInteger taken = new AtomicInteger();

		// plain: only ever touched in turns, which must see each other
		private final List<Integer> handled = new ArrayList<>();

		private final AtomicInteger broken = new AtomicInteger();

		/**
		 * Makes the queue.
		 * @param played whether the test plays the consumer
		 */
		Base(boolean played) {
			ActorSpec<SinkHandle<Integer>> spec = ActorSpec.<Integer>sink(() -> (message, context) -> take(message))
				.mailbox(MailboxOptions.of(CAPACITY, Overflow.REJECT));
			this.spawned = Arena.RUNNING.spawn(played ? spec.executor(this.turns::add) : spec);
			this.cell = ((CellHandle) (Object) this.spawned.handle()).cell();
			this.dead = Arena.deadLettersOf(this.spawned.handle());
		}

		private void take(Integer message) {
			boolean late = this.handled.stream().anyMatch((before) -> before > message && message < 3 && before < 3);
			check(!late && !this.handled.contains(message));
			this.handled.add(message);
		}

		private void check(boolean holds) {
			if (!holds) {
				this.broken.incrementAndGet();
			}
		}

		final void produce(int message) {
			if (this.spawned.handle().trySend(message)) {
				this.taken.incrementAndGet();
			}
			check(this.cell.depth() <= CAPACITY);
		}

		final void consume() {
			for (Runnable turn = this.turns.poll(); turn != null; turn = this.turns.poll()) {
				turn.run();
			}
		}

		final void close() {
			this.spawned.stopNow();
		}

		/** Lets what is queued be handled, if it may, and counts. */
		final void count(II_Result result, boolean closed) {
			if (!closed) {
				this.spawned.stop();
			}
			consume();
			check(Arena.awaitEnd(this.spawned));
			int refused = this.cell.extras().refused.intValue();
			check(this.cell.depth() == 0 && this.handled.size() <= this.taken.get());
			if (!closed) {
				check(this.handled.size() == this.taken.get() && this.taken.get() >= CAPACITY && this.dead.get() == 0);
			}
			result.r1 = this.handled.size() + this.dead.get() + refused;
			result.r2 = this.broken.get();
		}

	}

	@JCStressTest
	@Description("Two producers and a worker that consumes: in order, within the bound, nothing lost or twice")
	@Outcome(id = "3, 0", expect = Expect.ACCEPTABLE, desc = "what was taken was handled, all else refused")
	@Outcome(expect = Expect.FORBIDDEN, desc = "lost, twice, out of order, over the bound or refused with room")
	@State
	public static class Producers extends Base {

		public Producers() {
			super(false);
		}

		@Actor
		public void producer() {
			produce(1);
			produce(2);
		}

		@Actor
		public void other() {
			produce(3);
		}

		@Arbiter
		public void end(II_Result result) {
			count(result, false);
		}

	}

	@JCStressTest
	@Description("One producer and one consumer: in order, within the bound, nothing lost or twice")
	@Outcome(id = "3, 0", expect = Expect.ACCEPTABLE, desc = "what was taken was handled, all else refused")
	@Outcome(expect = Expect.FORBIDDEN, desc = "lost, twice, out of order, over the bound or refused with room")
	@State
	public static class Consumer extends Base {

		public Consumer() {
			super(true);
		}

		@Actor
		public void producer() {
			produce(1);
			produce(2);
			produce(3);
		}

		@Actor
		public void consumer() {
			consume();
			consume();
		}

		@Arbiter
		public void end(II_Result result) {
			count(result, false);
		}

	}

	@JCStressTest
	@Description("Two producers while the mailbox closes: each message is handled, refused or a dead letter")
	@Outcome(id = "3, 0", expect = Expect.ACCEPTABLE, desc = "all are accounted for")
	@Outcome(expect = Expect.FORBIDDEN, desc = "lost, twice, out of order or over the bound")
	@State
	public static class Closing extends Base {

		public Closing() {
			super(true);
		}

		@Actor
		public void producer() {
			produce(1);
			produce(2);
		}

		@Actor
		public void other() {
			produce(3);
			consume();
			close();
			consume();
		}

		@Arbiter
		public void end(II_Result result) {
			count(result, true);
		}

	}

}
