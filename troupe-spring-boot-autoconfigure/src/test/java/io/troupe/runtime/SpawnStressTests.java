package io.troupe.runtime;

import java.lang.ref.WeakReference;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.LongAdder;

import io.troupe.ActorSpec;
import io.troupe.SinkActor;
import io.troupe.SinkContext;
import io.troupe.SinkHandle;
import io.troupe.Spawned;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Actors that are spawned, used and ended leave nothing behind. */
class SpawnStressTests {

	private static final int MESSAGES = 3;

	/** Keeps the number of actors that live at once in bounds. */
	private static final int AT_ONCE = 1_000;

	@Test
	void endedActorsLeaveNoCellBehind() {
		run(2_000);
	}

	@Test
	@Tag("stress")
	void aHundredThousandEndedActorsLeaveNoCellBehind() {
		run(100_000);
	}

	private void run(int actors) {
		try (TestEngine engine = TestEngine.startWithoutEvents((builder) -> builder.parallelism(2))) {
			Run run = new Run(engine);
			SinkHandle<Step> parent = engine.spawnSteps().handle();
			for (int actor = 0; actor < actors; actor++) {
				run.room.acquireUninterruptibly();
				if (actor % 2 == 0) {
					run.use(engine.spawn(run.spec()), actor);
				}
				else {
					int number = actor;
					parent.send((context) -> run.use(context.spawn(run.spec()), number));
				}
			}
			run.room.acquireUninterruptibly(AT_ONCE);

			assertThat(run.processed.sum()).isEqualTo((long) actors * MESSAGES);
			assertThat(engine.population("brief").live()).isZero();
			assertThat(engine.population("brief").processed()).isEqualTo((long) actors * MESSAGES);
			Soon.until("the parent has no children", () -> engine.snapshot(parent).children() == 0);
			assertThat(engine.troupe().actors()).hasSize(1);
			Soon.until("nothing is held", run::isCollected);
			assertThat(engine.population("brief").deadLetters().values()).containsOnly(0L);
		}
	}

	private static final class Run {

		private final TestEngine engine;

		private final Semaphore room = new Semaphore(AT_ONCE);

		private final LongAdder processed = new LongAdder();

		private final Queue<WeakReference<Object>> traces = new ConcurrentLinkedQueue<>();

		Run(TestEngine engine) {
			this.engine = engine;
		}

		ActorSpec<SinkHandle<Integer>> spec() {
			return ActorSpec.<Integer>sink(() -> new Brief(this)).named("brief");
		}

		void use(Spawned<SinkHandle<Integer>> spawned, int number) {
			this.traces.add(new WeakReference<>(spawned.handle()));
			spawned.whenStopped().thenRun(this.room::release);
			for (int message = 1; message <= MESSAGES; message++) {
				spawned.handle().send((number % 4 < 2) ? message : -message);
			}
			if (number % 4 < 2) {
				spawned.stop();
			}
		}

		boolean isCollected() {
			System.gc();
			this.traces.removeIf((trace) -> trace.get() == null);
			return this.traces.isEmpty();
		}

	}

	/** Ends by itself after its last message if the numbers are negative. */
	private static final class Brief implements SinkActor<Integer> {

		private final Run run;

		Brief(Run run) {
			this.run = run;
			run.traces.add(new WeakReference<>(this));
		}

		@Override
		public void onMessage(Integer message, SinkContext<Integer> context) {
			this.run.processed.increment();
			if (message == -MESSAGES) {
				context.stop();
			}
		}

	}

}
