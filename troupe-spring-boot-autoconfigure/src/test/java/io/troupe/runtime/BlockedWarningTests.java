package io.troupe.runtime;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;

import io.troupe.Cancellable;
import io.troupe.SinkHandle;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class BlockedWarningTests {

	private static final Duration THRESHOLD = Duration.ofSeconds(30);

	private final ManualTime time = new ManualTime();

	private final Gate gate = new Gate();

	private TestEngine start() {
		return TestEngine.start((builder) -> builder.timeSource(this.time).blockedWarning(THRESHOLD));
	}

	private static void hold(SinkHandle<Step> actor, Gate gate) {
		actor.send((context) -> gate.hold());
		gate.awaitHeld();
	}

	private void awaitTold(TestEngine engine, int turns) {
		Soon.until(turns + " long turns are told", () -> {
			this.time.advance(THRESHOLD);
			return engine.events().blocked.size() >= turns;
		});
	}

	@Test
	void aHandlerThatRunsLongIsToldOnceWithItsStack() {
		try (TestEngine engine = start()) {
			SinkHandle<Step> actor = engine.spawnSteps().handle();
			SinkHandle<Step> second = engine.spawnSteps().handle();
			Step.settle(second);
			engine.awaitRest(second);
			Gate later = new Gate();

			hold(actor, this.gate);
			awaitTold(engine, 1);
			hold(second, later);
			awaitTold(engine, 2);
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
		try (TestEngine engine = TestEngine.start(
				(builder) -> builder.parallelism(1).blockedWarning(Duration.ofMillis(20)).threadNamePrefix("late-"))) {
			Soon.until("the engine has nothing to watch and sleeps",
					() -> Thread.getAllStackTraces()
						.keySet()
						.stream()
						.filter((thread) -> thread.getName().startsWith("late-ticker"))
						.allMatch((thread) -> thread.getState() == Thread.State.WAITING));

			engine.spawnSteps().handle().send((context) -> this.gate.hold());

			Soon.until("it is told", () -> !engine.events().blocked.isEmpty());
			this.gate.open();
		}
	}

	@Test
	void eachLongTurnIsToldAnew() {
		try (TestEngine engine = start()) {
			SinkHandle<Step> actor = engine.spawnSteps().handle();

			for (int turn = 1; turn <= 2; turn++) {
				Gate held = new Gate();
				hold(actor, held);
				awaitTold(engine, turn);
				held.open();
				Step.settle(actor);
				engine.awaitRest(actor);
			}

			assertThat(engine.events().blocked).hasSize(2);
		}
	}

	@Test
	void theEngineGoesByItsOwnTime() {
		try (TestEngine engine = start()) {
			SinkHandle<Step> actor = engine.spawnSteps().handle();
			hold(actor, this.gate);

			this.time.advance(THRESHOLD.minusSeconds(1));
			assertThat(engine.events().blocked).isEmpty();
			awaitTold(engine, 1);
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
