package io.troupe.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import io.troupe.SinkHandle;
import io.troupe.Spawned;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** Somebody names actors after users, of whom there is no end. */
class DefinitionFloodTests {

	private static final int LIMIT = 1_000;

	private final TestEngine engine = TestEngine.start();

	// one that nobody refers to would end by itself
	private final Queue<Object> spawned = new ConcurrentLinkedQueue<>();

	@AfterEach
	void close() {
		this.engine.close();
	}

	private Spawned<SinkHandle<Step>> spawn(String name) {
		Spawned<SinkHandle<Step>> actor = this.engine.spawn(TestEngine.steps().named(name));
		this.spawned.add(actor);
		return actor;
	}

	private List<Spawned<SinkHandle<Step>>> flood(int names) {
		List<Spawned<SinkHandle<Step>>> spawned = new ArrayList<>();
		for (int user = 0; user < names; user++) {
			spawned.add(spawn("user " + user));
		}
		return spawned;
	}

	@Test
	void beyondTheLimitAllOthersAreCountedTogetherAndThatIsSaidOnce() {
		try (Warnings warnings = Warnings.record()) {
			List<Spawned<SinkHandle<Step>>> spawned = flood(3 * LIMIT);
			spawned.forEach((each) -> Step.settle(each.handle()));

			assertThat(this.engine.troupe().populations()).hasSize(LIMIT + 1);
			assertThat(this.engine.events().defined).hasSize(LIMIT + 1).doesNotHaveDuplicates().contains("others");
			assertThat(this.engine.population("others").live()).isEqualTo(2 * LIMIT);
			// the last is counted once its handler, which has answered, returns
			Soon.until("all are processed", () -> this.engine.population("others").processed() == 2 * LIMIT);
			assertThat(this.engine.population("others").messageType()).isNull();
			assertThat(spawned.get(2 * LIMIT).handle().name()).startsWith("others-");
			assertThat(warnings.lines()).filteredOn((line) -> line.contains("any further name"))
				.singleElement()
				.asString()
				.contains("'user " + LIMIT + "'", "'others'", "the engine numbers them by itself");
		}
	}

	@Test
	void theFirstNamesKeepTheirOwnCountsAndComeBackToThem() {
		flood(2 * LIMIT).forEach((each) -> {
			each.stop();
			Soon.get(each.whenStopped());
		});

		Spawned<SinkHandle<Step>> again = spawn("user 7");

		assertThat(again.handle().name()).startsWith("user 7-");
		assertThat(this.engine.population("user 7").live()).isEqualTo(1);
		assertThat(this.engine.population("others").live()).isZero();
	}

	@Test
	void theLimitIsExactForAnyNumberOfThreads() {
		Stress.concurrently(4, 1, (random, thread) -> {
			for (int user = 0; user < LIMIT; user++) {
				spawn("user " + user + " of " + thread);
			}
		});

		assertThat(this.engine.events().defined).hasSize(LIMIT + 1).doesNotHaveDuplicates();
		assertThat(this.engine.population("others").live()).isEqualTo(3 * LIMIT);
	}

	@Test
	void theNameOfAPermanentActorIsRefusedThenToo() {
		this.engine.troupe().add(TestEngine.steps().named("cart"));
		flood(LIMIT + 1);

		assertThatIllegalArgumentException().isThrownBy(() -> spawn("cart"))
			.withMessageStartingWith("'cart' is the name of a permanent actor");
	}

}
