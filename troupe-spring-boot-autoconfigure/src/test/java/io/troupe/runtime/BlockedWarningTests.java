package io.troupe.runtime;

import java.time.Duration;

import io.troupe.SinkHandle;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class BlockedWarningTests {

	private static final Duration THRESHOLD = Duration.ofMillis(20);

	private final Gate gate = new Gate();

	@Test
	void aHandlerThatRunsLongIsToldOnceWithItsStack() {
		try (TestEngine engine = TestEngine.start((builder) -> builder.blockedWarning(THRESHOLD))) {
			SinkHandle<Step> actor = engine.spawnSteps().handle();
			SinkHandle<Step> second = engine.spawnSteps().handle();
			Gate later = new Gate();

			actor.send((context) -> this.gate.hold());
			Soon.until("the first is told", () -> engine.events().blocked.size() == 1);
			second.send((context) -> later.hold());
			Soon.until("the second is told", () -> engine.events().blocked.size() == 2);
			this.gate.open();
			later.open();
			Step.settle(actor);

			assertThat(engine.events().blocked).extracting(Events.Blocked::actor)
				.containsExactly(actor.name(), second.name());
			assertThat(engine.events().blocked.get(0)).satisfies((blocked) -> {
				assertThat(blocked.duration()).isGreaterThanOrEqualTo(THRESHOLD);
				assertThat(blocked.stack()).extracting(StackTraceElement::getMethodName).contains("hold");
			});
		}
	}

	@Test
	void theVeryFirstTurnIsWatchedHoweverLateItComes() {
		try (TestEngine engine = TestEngine
			.start((builder) -> builder.parallelism(1).blockedWarning(THRESHOLD).threadNamePrefix("late-"))) {
			Soon.until("the engine has nothing to watch and sleeps",
					() -> Thread.getAllStackTraces()
						.keySet()
						.stream()
						.filter((thread) -> thread.getName().startsWith("late-ticker"))
						.allMatch((thread) -> thread.getState() == Thread.State.WAITING));

			engine.spawnSteps().handle().send((context) -> this.gate.hold());

			Soon.until("it is told", () -> engine.events().blocked.size() == 1);
			this.gate.open();
		}
	}

	@Test
	void eachLongTurnIsToldAnew() {
		try (TestEngine engine = TestEngine.start((builder) -> builder.blockedWarning(THRESHOLD))) {
			SinkHandle<Step> actor = engine.spawnSteps().handle();

			for (int turn = 1; turn <= 2; turn++) {
				int expected = turn;
				Gate held = new Gate();
				actor.send((context) -> held.hold());
				Soon.until("turn " + turn + " is told", () -> engine.events().blocked.size() == expected);
				held.open();
				Step.settle(actor);
			}

			assertThat(engine.events().blocked).hasSize(2);
		}
	}

	@Test
	void theEngineGoesByItsOwnTime() {
		ManualTime time = new ManualTime();
		try (TestEngine engine = TestEngine
			.start((builder) -> builder.timeSource(time).blockedWarning(Duration.ofSeconds(30)))) {
			SinkHandle<Step> actor = engine.spawnSteps().handle();
			actor.send((context) -> this.gate.hold());
			this.gate.awaitHeld();

			time.advance(Duration.ofSeconds(29));
			assertThat(engine.events().blocked).isEmpty();
			Soon.until("it is told", () -> {
				time.advance(Duration.ofSeconds(30));
				return !engine.events().blocked.isEmpty();
			});
			this.gate.open();

			assertThat(engine.events().blocked).extracting(Events.Blocked::actor).containsExactly(actor.name());
		}
	}

	@Test
	void aThresholdOfZeroSwitchesItOff() {
		ManualTime time = new ManualTime();
		try (TestEngine engine = TestEngine
			.start((builder) -> builder.timeSource(time).blockedWarning(Duration.ZERO))) {
			SinkHandle<Step> actor = engine.spawnSteps().handle();
			actor.send((context) -> this.gate.hold());
			this.gate.awaitHeld();

			time.advance(Duration.ofHours(1));
			this.gate.open();
			Step.settle(actor);

			assertThat(engine.events().blocked).isEmpty();
		}
	}

}
