package io.troupe.runtime;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import io.troupe.ActorHandle;
import io.troupe.ActorSnapshot;
import io.troupe.DeadLetter;
import io.troupe.SinkHandle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** No two actors are called the same, since a dead letter names its actor. */
class UniqueNameTests {

	private final TestEngine engine = TestEngine.start();

	// so that none ends because nobody holds it
	private final Queue<ActorHandle> held = new ConcurrentLinkedQueue<>();

	@AfterEach
	void close() {
		this.engine.close();
	}

	private SinkHandle<Step> add(String name) {
		return this.engine.troupe().add(TestEngine.steps().named(name));
	}

	private SinkHandle<Step> spawn() {
		SinkHandle<Step> spawned = this.engine.spawn(TestEngine.steps().named("worker")).handle();
		this.held.add(spawned);
		return spawned;
	}

	@Test
	void aSpawnedActorLeavesOutTheNumberOfAPermanentOne() {
		add("worker-1");
		add("worker-3");

		assertThat(List.of(spawn(), spawn(), spawn())).extracting(ActorHandle::name)
			.containsExactly("worker-2", "worker-4", "worker-5");
	}

	@Test
	void aPermanentActorIsNotCalledWhatASpawnedOneIs() {
		assertThat(spawn().name()).isEqualTo("worker-1");

		assertThatIllegalArgumentException().isThrownBy(() -> add("worker-1"))
			.withMessageStartingWith("'worker-1' may be the name of an actor that was spawned as 'worker'");
		assertThat(this.engine.troupe().population("worker-1")).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "worker-2", "worker-01", "worker-0", "worker-99999999999", "worker-", "other-1", "1" })
	void aPermanentActorMayBeCalledWhatNoSpawnedOneIs(String name) {
		spawn();

		assertThat(add(name).name()).isEqualTo(name);
	}

	@RepeatedTest(20)
	void namesAreUniqueHoweverManyThreadsGiveThem() {
		Stress.concurrently(3, 1, (random, thread) -> {
			for (int number = 1; number <= 100; number++) {
				if (thread > 0) {
					spawn();
				}
				else {
					addUnlessGiven("worker-" + number);
				}
			}
		});

		assertThat(this.engine.troupe().actors()).extracting(ActorSnapshot::name)
			.hasSizeGreaterThanOrEqualTo(200)
			.doesNotHaveDuplicates();
	}

	private void addUnlessGiven(String name) {
		try {
			add(name);
		}
		catch (IllegalArgumentException ex) {
			assertThat(ex).hasMessageContaining("may be the name of an actor that was spawned");
		}
	}

	@Test
	void aLetterIsNotReplayedToAnActorOfAnotherDefinition() {
		Probe<String> probe = new Probe<>();
		add("worker-1");
		Cell spawned = ((CellHandle) (Object) spawn()).cell();
		Cell namesake = Cell.of(spawned.blueprint, null, 1, Control.HELD);
		Node node = new Node((Step) (context) -> probe.add("replayed"));
		DeadLetterBox box = this.engine.troupe().deadLetterBox();
		spawned.engine().deadLetters().add(namesake, node, DeadLetter.Reason.STOPPED, null);

		long id = box.newestFirst().get(0).id();

		assertThat(box.replay(id, false)).isEqualTo(DeadLetterBox.Outcome.ENDED);
		assertThat(box.find(id)).isPresent();
		assertThat(probe.rest()).isEmpty();
	}

}
