package io.troupe.runtime;

import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

import io.troupe.ActorSnapshot;
import io.troupe.JointHandle;
import io.troupe.Spawned;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Subscribers come and go on several threads and in callbacks during a broadcast. */
class SubscriberStressTests {

	private static final int THREADS = 4;

	private static final int VISITORS = 100;

	/** Most that come in one run, so that callbacks that invite others come to an end. */
	private static final int MOST = 600;

	/**
	 * Those of the first who never leave, so that there is always somebody to hear the
	 * end.
	 */
	private static final int CONSTANT = 10;

	private static final int BURST = 20;

	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 3, 256 })
	void eachHearsInOrderWhatItDidNotMiss(int buffer) {
		run(buffer, 4_000);
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 3, 256 })
	@Tag("stress")
	void eachHearsInOrderWhatItDidNotMissAtFullSize(int buffer) {
		run(buffer, 500_000);
	}

	private void run(int buffer, int items) {
		long seed = Stress.seed("visitors with a buffer of " + buffer);
		try (TestEngine engine = TestEngine.startWithoutEvents((builder) -> {
		})) {
			Spawned<JointHandle<Cue, Object>> actor = engine.spawn(Cue.spec().buffer(buffer));
			Run run = new Run(actor.handle(), items);
			run.invite(seed);

			Stress.concurrently(THREADS, seed, (random, thread) -> run.comeAndGo(random));

			// also of those that did not have a subscription yet
			run.visitors.forEach((each) -> each.subscription().request(Long.MAX_VALUE));
			Soon.until("all are cancelled or have everything", () -> {
				List<ActorSnapshot.Outflow> subscribers = engine.snapshot(actor.handle()).streams().subscribers();
				return subscribers.size() == run.staying()
						&& subscribers.stream().allMatch((each) -> each.waiting() == 0);
			});
			actor.stop();
			Soon.until("all who stayed hear the end", () -> run.completed.get() == run.staying());
			assertThat(run.faults).isEmpty();
			Stress.report("visitors with a buffer of " + buffer,
					run.visitors.size() + " came, " + run.staying() + " stayed");
		}
	}

	private static final class Run {

		private final JointHandle<Cue, Object> handle;

		private final int items;

		private final List<Visitor> visitors = new CopyOnWriteArrayList<>();

		private final Queue<String> faults = new ConcurrentLinkedQueue<>();

		private final AtomicInteger completed = new AtomicInteger();

		// items whose broadcast has begun, and has returned; written by the actor
		private volatile int begun;

		private volatile int done;

		Run(JointHandle<Cue, Object> handle, int items) {
			this.handle = handle;
			this.items = items;
		}

		void invite(long seed) {
			for (int visitor = 0; visitor < VISITORS; visitor++) {
				come(new Random(seed - visitor));
			}
		}

		void come(Random random) {
			if (this.visitors.size() >= MOST) {
				return;
			}
			int from = this.done;
			Visitor visitor = new Visitor(this, new Random(random.nextLong()), from);
			this.visitors.add(visitor);
			this.handle.subscribe(visitor);
			visitor.latest = this.begun;
		}

		void burst(int size) {
			Cue.ask(this.handle, (context) -> {
				for (int item = 0; item < size && this.done < this.items; item++) {
					this.begun++;
					context.broadcast(this.done);
					this.done++;
				}
				return true;
			});
		}

		// each step of the visitors goes with a burst of items, so that neither is over
		// before the other
		void comeAndGo(Random random) {
			while (this.done < this.items) {
				burst(1 + random.nextInt(2 * BURST));
				if (random.nextInt(8) == 0) {
					come(random);
				}
				Visitor visitor = this.visitors.get(random.nextInt(this.visitors.size()));
				if (random.nextInt(3) == 0) {
					visitor.leave();
				}
				else {
					visitor.ask(1 + random.nextInt(50));
				}
			}
			this.visitors.forEach((each) -> each.ask(Long.MAX_VALUE));
		}

		int staying() {
			return (int) this.visitors.stream().filter((visitor) -> !visitor.left).count();
		}

	}

	/** Checks the numbers of what it hears. */
	private static final class Visitor extends Ear {

		private final Run run;

		private final Random random;

		/** The first item that it may hear, at the earliest. */
		private final int earliest;

		private final boolean constant;

		/** And at the latest; set once subscribe has returned. */
		private volatile int latest = Integer.MAX_VALUE;

		private volatile boolean left;

		// the rest is touched in its callbacks only

		private long next = -1;

		private long missed;

		private int afterwards;

		private boolean over;

		Visitor(Run run, Random random, int earliest) {
			super(1 + random.nextInt(100));
			this.run = run;
			this.random = random;
			this.earliest = earliest;
			this.constant = run.visitors.size() < CONSTANT;
		}

		void leave() {
			if (known() && !this.constant) {
				subscription().cancel();
				this.left = true;
			}
		}

		void ask(long items) {
			if (known()) {
				subscription().request(items);
			}
		}

		@Override
		public void onNext(Object item) {
			int number = (Integer) item;
			check(!this.over, "heard an item after cancelling in a callback, or after the end");
			check(!this.left || this.afterwards++ == 0, "heard more than one item after it was cancelled");
			if (this.next < 0) {
				long first = number - this.missed;
				check(first >= this.earliest && first <= this.latest,
						"began at " + first + ", not within " + this.earliest + " and " + this.latest);
			}
			else {
				check(number == this.next + this.missed,
						"heard " + number + " after " + (this.next - 1) + " with " + this.missed + " missed");
			}
			this.next = number + 1;
			this.missed = 0;
			switch (this.random.nextInt(500)) {
				case 0 -> {
					leave();
					this.over = this.left;
				}
				case 1 -> this.run.come(this.random);
				default -> ask(1);
			}
		}

		@Override
		public void onLag(long missed) {
			check(missed > 0, "was told of no loss");
			check(this.missed == 0, "was told of two losses in a row");
			this.missed = missed;
		}

		@Override
		public void onError(Throwable failure) {
			check(false, "failed: " + failure);
		}

		@Override
		public void onComplete() {
			check(!this.over, "completed twice or after cancelling");
			check(this.next < 0 || this.next + this.missed == this.run.items, "ended at " + this.next);
			this.over = true;
			this.run.completed.incrementAndGet();
		}

		private void check(boolean holds, String fault) {
			if (!holds) {
				this.run.faults.add(fault);
			}
		}

	}

}
