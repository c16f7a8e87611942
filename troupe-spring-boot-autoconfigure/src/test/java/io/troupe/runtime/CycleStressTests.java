package io.troupe.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

import io.troupe.ActorSpec;
import io.troupe.Overflow;
import io.troupe.SinkHandle;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Three actors in a circle with more messages between them than their mailboxes hold. */
class CycleStressTests {

	private static final int CAPACITY = 16;

	@ParameterizedTest
	@CsvSource({ "1, 40", "1, 100", "2, 40", "2, 49", "2, 100", "4, 200" })
	void theCycleNeverStops(int workers, int messages) {
		run(workers, messages, 2_000);
	}

	@Tag("stress")
	@ParameterizedTest
	@CsvSource({ "1, 40", "1, 100", "2, 40", "2, 49", "2, 100", "4, 200" })
	void theCycleNeverStopsForLong(int workers, int messages) {
		run(workers, messages, 100_000);
	}

	private void run(int workers, int messages, int rounds) {
		AtomicInteger left = new AtomicInteger(messages);
		CompletableFuture<Integer> done = new CompletableFuture<>();
		List<SinkHandle<Integer>> circle = new ArrayList<>();
		try (TestEngine engine = TestEngine.startWithoutEvents((builder) -> builder.parallelism(workers))) {
			for (int number = 0; number < 3; number++) {
				int next = (number + 1) % 3;
				circle.add(engine.spawn(ActorSpec.<Integer>sink(() -> (hops, context) -> {
					if (hops > 0) {
						circle.get(next).send(hops - 1);
					}
					else if (left.decrementAndGet() == 0) {
						done.complete(messages);
					}
				}).named("circle").mailbox(Stress.mailbox(CAPACITY, Overflow.BACKPRESSURE))).handle());
			}
			SinkHandle<Step> injector = engine.spawnSteps().handle();
			injector.send((context) -> {
				for (int message = 0; message < messages; message++) {
					circle.get(message % 3).send(3 * rounds);
				}
			});

			Soon.get(done, Stress.LIMIT);

			Soon.until("each hop is counted once",
					() -> engine.population("circle").processed() == messages * (3L * rounds + 1));
			assertThat(engine.population("circle").depth()).isZero();
			assertThat(engine.population("circle").refused()).isZero();
			Step.settle(injector);
		}
	}

}
