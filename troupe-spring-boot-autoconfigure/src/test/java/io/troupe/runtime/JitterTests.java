package io.troupe.runtime;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.DoubleSupplier;
import java.util.stream.IntStream;

import io.troupe.ActorState;
import io.troupe.SinkHandle;
import io.troupe.Supervision;
import io.troupe.Supervision.Backoff;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** Actors that failed together do not all come back at one moment. */
class JitterTests {

	private static final Duration SECOND = Duration.ofSeconds(1);

	private final ManualTime time = new ManualTime();

	private final AtomicReference<DoubleSupplier> chance = new AtomicReference<>(() -> 0);

	private final TestEngine engine = TestEngine.start((builder) -> builder.timeSource(this.time)
		.blockedWarning(Duration.ZERO)
		.random(() -> this.chance.get().getAsDouble()));

	@AfterEach
	void close() {
		this.engine.close();
	}

	private SinkHandle<Step> spawn(double jitter) {
		return this.engine
			.spawn(TestEngine.steps()
				.supervision(new Supervision(Supervision.Strategy.RESTART, 100, Duration.ofHours(1),
						new Backoff(SECOND, SECOND.multipliedBy(8), jitter))))
			.handle();
	}

	private void fail(SinkHandle<Step> actor) {
		actor.send((context) -> {
			throw new IllegalStateException("failed");
		});
		this.engine.awaitState(actor, ActorState.BACKING_OFF);
	}

	private void awaitRestartIn(Duration wait) {
		Soon.until("a restart is due in " + wait, () -> this.time.hasTaskDueIn(wait));
	}

	@ParameterizedTest
	@CsvSource({ "0.2, 0, 1000", "0.2, 0.5, 900", "0.2, 0.999, 800.2", "1, 0.25, 750", "1, 0.999, 1", "0, 0.5, 1000" })
	void thatFractionOfTheWaitIsLeftOutByChance(double jitter, double chance, double millis) {
		this.chance.set(() -> chance);

		fail(spawn(jitter));

		awaitRestartIn(Duration.ofNanos(Math.round(millis * 1_000_000)));
	}

	@Test
	void theNextWaitDoublesTheWholeOfTheLastOneAndStaysUnderTheLongest() {
		this.chance.set(() -> 0.5);
		SinkHandle<Step> actor = spawn(0.2);

		for (int whole : new int[] { 1, 2, 4, 8, 8 }) {
			fail(actor);
			Duration wait = Duration.ofMillis(900L * whole);
			awaitRestartIn(wait);
			this.time.advance(wait);
			Step.settle(actor);
		}
	}

	@Test
	void actorsThatFailTogetherComeBackApart() {
		Random random = new Random(42);
		List<Double> chances = new ArrayList<>();
		this.chance.set(() -> {
			double next = random.nextDouble();
			chances.add(next);
			return next;
		});
		List<SinkHandle<Step>> actors = IntStream.range(0, 20).mapToObj((number) -> spawn(0.2)).toList();

		actors.forEach(this::fail);

		List<Long> waits = chances.stream().map((next) -> 1_000_000_000L - (long) (200_000_000L * next)).toList();
		assertThat(waits).hasSize(20)
			.doesNotHaveDuplicates()
			.allSatisfy((wait) -> assertThat(wait).isBetween(800_000_000L, 1_000_000_000L))
			.allSatisfy((wait) -> awaitRestartIn(Duration.ofNanos(wait)));
	}

	@Test
	void whoSaysNothingOfItGetsAFifth() {
		assertThat(new Backoff(SECOND, SECOND).jitter()).isEqualTo(0.2);
		assertThat(Supervision.DEFAULT.backoff().jitter()).isEqualTo(0.2);
	}

	@ParameterizedTest
	@ValueSource(doubles = { -0.1, 1.1, Double.NaN, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY })
	void whatIsNoFractionIsRefused(double jitter) {
		assertThatIllegalArgumentException().isThrownBy(() -> new Backoff(SECOND, SECOND, jitter))
			.withMessage("'jitter' must be between 0 and 1, but is " + jitter);
	}

}
