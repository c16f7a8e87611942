package io.troupe.runtime;

import java.util.ArrayList;
import java.util.List;

import io.troupe.ActorSnapshot;
import io.troupe.ActorState;
import io.troupe.Permanence;
import io.troupe.SinkHandle;
import io.troupe.Spawned;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PopulationTests {

	private final TestEngine engine = TestEngine.start();

	private final Gate gate = new Gate();

	@AfterEach
	void close() {
		this.gate.open();
		this.engine.close();
	}

	@Test
	void permanentDefinitionsComeFirstInTheOrderAdded() {
		this.engine.spawn(TestEngine.steps().named("spawned"));
		this.engine.troupe().add(TestEngine.steps().named("zebra"));
		this.engine.troupe().add(TestEngine.steps().named("ant"));

		assertThat(this.engine.troupe().populations()).extracting(Population::definition)
			.containsExactly("zebra", "ant", "spawned");
		assertThat(this.engine.troupe().populations()).extracting(Population::permanence)
			.containsExactly(Permanence.PERMANENT, Permanence.PERMANENT, Permanence.TRANSIENT);
	}

	@Test
	void countsSumUpTheLivingAndTheEnded() {
		// one that nobody refers to would end by itself
		List<Spawned<SinkHandle<Step>>> all = new ArrayList<>();
		for (int actor = 0; actor < 3; actor++) {
			Spawned<SinkHandle<Step>> spawned = this.engine
				.spawn(TestEngine.steps().supervision(TestEngine.RESTART_AT_ONCE));
			all.add(spawned);
			spawned.handle().send((context) -> {
				throw new IllegalStateException("failed");
			});
			Step.settle(spawned.handle());
			if (actor > 0) {
				spawned.stop();
				Soon.get(spawned.whenStopped());
			}
		}

		Soon.until("all is counted", () -> this.engine.population("steps").processed() == 3);
		Population population = this.engine.population("steps");
		assertThat(population.live()).isEqualTo(1);
		assertThat(all.get(0).whenStopped().toCompletableFuture()).isNotDone();
		assertThat(population.failed()).isEqualTo(3);
		assertThat(population.restarts()).isEqualTo(3);
		assertThat(population.depth()).isZero();
	}

	@Test
	void statesAndDepthAreThoseOfTheLiving() {
		SinkHandle<Step> busy = this.engine.spawnSteps().handle();
		SinkHandle<Step> idle = this.engine.spawnSteps().handle();
		Step.settle(idle);
		busy.send((context) -> this.gate.hold());
		this.gate.awaitHeld();
		busy.send((context) -> {
		});
		this.engine.awaitRest(idle);

		Population population = this.engine.population("steps");

		assertThat(population.live()).isEqualTo(2);
		assertThat(population.depth()).isEqualTo(1);
		assertThat(population.states()).containsOnlyKeys(ActorState.RUNNING, ActorState.IDLE)
			.containsEntry(ActorState.RUNNING, 1L)
			.containsEntry(ActorState.IDLE, 1L);
	}

	@Test
	void theDeepestComeFirstAndNoMoreThanAskedFor() {
		List<SinkHandle<Step>> actors = new ArrayList<>();
		for (int depth = 0; depth < 4; depth++) {
			SinkHandle<Step> actor = this.engine.spawn(TestEngine.steps().blocking()).handle();
			Gate held = new Gate();
			actor.send((context) -> {
				held.hold();
				this.gate.hold();
			});
			held.awaitHeld();
			for (int message = 0; message < depth; message++) {
				actor.send((context) -> {
				});
			}
			held.open();
			actors.add(actor);
		}

		List<ActorSnapshot> deepest = this.engine.troupe().deepest("steps", 2);

		assertThat(deepest).extracting(ActorSnapshot::name).containsExactly(actors.get(3).name(), actors.get(2).name());
	}

	@Test
	void anUnknownDefinitionIsEmpty() {
		assertThat(this.engine.troupe().population("nothing")).isEmpty();
		assertThat(this.engine.troupe().deepest("nothing", 3)).isEmpty();
	}

}
