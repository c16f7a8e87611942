package io.troupe.runtime;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import io.troupe.ActorSnapshot;
import io.troupe.ActorSpec;
import io.troupe.MailboxOptions;
import io.troupe.Overflow;
import io.troupe.SinkHandle;
import io.troupe.Spawned;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class DeepestTests {

	private final TestEngine engine = TestEngine.start();

	@AfterEach
	void close() {
		this.engine.close();
	}

	private SinkHandle<Step> spawn(String name) {
		return this.engine.spawn(TestEngine.steps().named(name)).handle();
	}

	@Test
	void theDeepestOfAllDefinitionsAreFoundInOneGo() {
		List<SinkHandle<Step>> actors = IntStream.range(0, 6)
			.mapToObj((actor) -> spawn((actor % 2 == 0) ? "even" : "odd"))
			.toList();
		this.engine.troupe().pause(Soon.LIMIT);
		for (int actor = 0; actor < actors.size(); actor++) {
			for (int message = 0; message <= actor; message++) {
				actors.get(actor).send((context) -> {
				});
			}
		}

		assertThat(this.engine.troupe().deepest(2)).containsOnlyKeys("even", "odd");
		assertThat(this.engine.troupe().deepest(2).get("even")).extracting(ActorSnapshot::name)
			.containsExactly(actors.get(4).name(), actors.get(2).name());
		assertThat(this.engine.troupe().deepest(2).get("odd")).extracting(ActorSnapshot::name)
			.containsExactly(actors.get(5).name(), actors.get(3).name());
		this.engine.troupe().start();
	}

	@Test
	void theDeepestCanBeLookedAtWhileDepthsChange() {
		AtomicInteger running = new AtomicInteger(2);
		ActorSpec<SinkHandle<Step>> spec = TestEngine.steps()
			.named("restless")
			.mailbox(MailboxOptions.of(100, Overflow.REJECT));
		List<Spawned<SinkHandle<Step>>> actors = IntStream.range(0, 300)
			.mapToObj((actor) -> this.engine.spawn(spec))
			.toList();

		Stress.concurrently(3, 1, (random, thread) -> {
			if (thread < 2) {
				for (int message = 0; message < 100_000; message++) {
					actors.get(random.nextInt(actors.size())).handle().trySend((context) -> {
					});
				}
				running.decrementAndGet();
				return;
			}
			while (running.get() > 0) {
				assertThat(this.engine.troupe().deepest("restless", 5)).hasSize(5);
				assertThat(this.engine.troupe().deepest(5).get("restless")).hasSize(5);
			}
		});
	}

}
