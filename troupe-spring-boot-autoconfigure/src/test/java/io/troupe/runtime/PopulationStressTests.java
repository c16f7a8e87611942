package io.troupe.runtime;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicBoolean;

import io.troupe.SinkHandle;
import io.troupe.Spawned;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What is watched while actors come and go. */
class PopulationStressTests {

	private static final int ACTORS = 5_000;

	@Test
	void countsNeverFallWhileActorsEnd() {
		AtomicBoolean done = new AtomicBoolean();
		try (TestEngine engine = TestEngine.startWithoutEvents((builder) -> {
		})) {
			Spawned<SinkHandle<Step>> other = engine.spawnSteps();

			Stress.concurrently(2, Stress.seed("population"), (random, number) -> {
				if (number == 0) {
					try {
						spawnAndEnd(engine);
					}
					finally {
						done.set(true);
					}
				}
				else {
					watch(engine, done);
				}
			});

			assertThat(engine.population("steps").processed()).isEqualTo(ACTORS);
			assertThat(engine.population("steps").live()).isEqualTo(1);
			assertThat(other.whenStopped().toCompletableFuture()).isNotDone();
		}
	}

	private static void spawnAndEnd(TestEngine engine) {
		Queue<Spawned<SinkHandle<Step>>> living = new ArrayDeque<>();
		for (int actor = 0; actor < ACTORS; actor++) {
			Spawned<SinkHandle<Step>> spawned = engine.spawnSteps();
			spawned.handle().send((context) -> {
			});
			spawned.stop();
			living.add(spawned);
			if (living.size() > 100) {
				Soon.get(living.remove().whenStopped());
			}
		}
		living.forEach((spawned) -> Soon.get(spawned.whenStopped()));
	}

	private static void watch(TestEngine engine, AtomicBoolean done) {
		long before = 0;
		while (!done.get()) {
			long processed = engine.population("steps").processed();
			assertThat(processed).isBetween(before, (long) ACTORS);
			before = processed;
		}
	}

	@Test
	void anOperatorCannotBringBackASpawnedActorThatEnds() {
		try (TestEngine engine = TestEngine.startWithoutEvents((builder) -> {
		})) {
			for (int filler = 0; filler < 500; filler++) {
				engine.spawn(TestEngine.steps().named("filler"));
			}
			for (int round = 0; round < 300; round++) {
				Spawned<SinkHandle<Step>> spawned = engine.spawnSteps();
				SinkHandle<Step> actor = spawned.handle();

				Stress.concurrently(2, round, (random, number) -> {
					if (number == 0) {
						spawned.stop();
					}
					else {
						restartWhileKnown(engine, actor.name());
					}
				});
				Soon.get(spawned.whenStopped());

				assertThat(engine.population("steps").live()).isZero();
				assertThat(engine.troupe().restart(actor.name())).isFalse();
				assertThat(actor.trySend((context) -> {
				})).isFalse();
			}
		}
	}

	private static void restartWhileKnown(TestEngine engine, String name) {
		boolean known = true;
		while (known) {
			known = engine.troupe().restart(name);
		}
	}

}
