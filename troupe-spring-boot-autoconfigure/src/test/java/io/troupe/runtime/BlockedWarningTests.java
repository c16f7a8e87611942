package io.troupe.runtime;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;

import io.troupe.Cancellable;
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
		WatchedTime time = new WatchedTime("zero-ticker");
		try (TestEngine engine = TestEngine
			.start((builder) -> builder.timeSource(time).threadNamePrefix("zero-").blockedWarning(Duration.ZERO))) {
			SinkHandle<Step> actor = engine.spawnSteps().handle();
			SinkHandle<Step> blocking = engine.spawn(TestEngine.steps().blocking()).handle();
			Gate second = new Gate();
			actor.send((context) -> this.gate.hold());
			blocking.send((context) -> second.hold());
			this.gate.awaitHeld();
			second.awaitHeld();
			time.awaitLooks(5);

			time.advance(Duration.ofHours(1));
			// turns outside the pool are looked at once in a hundred looks
			time.awaitLooks(210);
			this.gate.open();
			second.open();
			Step.settle(actor);
			Step.settle(blocking);

			assertThat(engine.events().blocked).isEmpty();
		}
	}

	/** Manual time that knows how often the ticker has read it. */
	private static final class WatchedTime implements TimeSource {

		private final ManualTime time = new ManualTime();

		private final AtomicInteger looks = new AtomicInteger();

		private final String ticker;

		WatchedTime(String ticker) {
			this.ticker = ticker;
		}

		void advance(Duration duration) {
			this.time.advance(duration);
		}

		void awaitLooks(int count) {
			int expected = this.looks.get() + count;
			Soon.until("the ticker has looked " + count + " times", () -> this.looks.get() >= expected);
		}

		@Override
		public long nanoTime() {
			if (Thread.currentThread().getName().startsWith(this.ticker)) {
				this.looks.incrementAndGet();
			}
			return this.time.nanoTime();
		}

		@Override
		public Instant now() {
			return this.time.now();
		}

		@Override
		public Cancellable schedule(Duration delay, Runnable task) {
			return this.time.schedule(delay, task);
		}

	}

}
