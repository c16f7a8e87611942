package io.troupe.runtime;

import java.time.Duration;

import io.troupe.DeadLetter;
import io.troupe.MailboxOptions;
import io.troupe.Overflow;
import io.troupe.SinkHandle;
import io.troupe.Spawned;
import io.troupe.Supervision;
import io.troupe.Termination;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ListenerTests {

	@Test
	void aListenerThatThrowsDoesNoHarmAndTheNextOneIsStillTold() {
		Events next = new Events();
		try (TestEngine engine = TestEngine.start(
				(builder) -> builder.listener(new Throwing()).listener(next).blockedWarning(Duration.ofMillis(20)))) {
			Gate gate = new Gate();
			Spawned<SinkHandle<Step>> spawned = engine.spawn(TestEngine.steps()
				.supervision(TestEngine.RESTART_AT_ONCE)
				.mailbox(new MailboxOptions(2, Overflow.DROP_NEWEST, Duration.ZERO, 2)));
			SinkHandle<Step> actor = spawned.handle();
			actor.send((context) -> gate.hold());
			gate.awaitHeld();
			actor.send((context) -> {
				throw new IllegalStateException("failed");
			});
			actor.send((context) -> {
			});
			actor.send((context) -> {
			});
			Soon.until("the long turn is told", () -> !next.blocked.isEmpty());
			gate.open();
			Soon.until("the mailbox is empty", () -> engine.snapshot(actor).mailbox().depth() == 0);
			Step.settle(actor);
			spawned.stop();
			Soon.get(spawned.whenStopped());

			assertThat(next.defined).containsExactly("steps");
			assertThat(next.started).hasSize(2);
			assertThat(next.failures).hasSize(1);
			assertThat(next.deadLetters).hasSize(2);
			assertThat(next.asks).hasSize(1);
			assertThat(next.highWaters).hasSize(1);
			assertThat(next.ended).hasSize(1);
		}
	}

	@Test
	void aDefinitionIsToldOnceHoweverManyActorsItHas() {
		try (TestEngine engine = TestEngine.start()) {
			engine.spawnSteps();
			engine.spawnSteps();
			engine.troupe().add(TestEngine.steps().named("other"));

			assertThat(engine.events().defined).containsExactly("steps", "other");
		}
	}

	@Test
	void everyMessageOfAQuietActorIsTimedAndFewOfABusyOne() {
		Probe<String> samples = new Probe<>();
		ActorListener sampler = new ActorListener() {

			@Override
			public void onSample(String definition, long waitedNanos, long handledNanos) {
				samples.add(definition + (waitedNanos >= 0 && handledNanos >= 0));
			}

		};
		try (TestEngine engine = TestEngine.start((builder) -> builder.listener(sampler))) {
			SinkHandle<Step> actor = engine.spawnSteps().handle();

			for (int message = 0; message < 100; message++) {
				actor.send((context) -> {
				});
			}
			Step.settle(actor);
			assertThat(samples.rest()).hasSizeBetween(100, 101).containsOnly("stepstrue");

			for (int message = 0; message < 6400; message++) {
				actor.send((context) -> {
				});
			}
			Step.settle(actor);
			assertThat(samples.rest()).hasSizeBetween(28, 2_000).containsOnly("stepstrue");
		}
	}

	private static final class Throwing implements ActorListener {

		private static RuntimeException failure() {
			return new IllegalStateException("thrown by a listener");
		}

		@Override
		public void onDefined(String definition) {
			throw failure();
		}

		@Override
		public void onStarted(String actor, String definition) {
			throw failure();
		}

		@Override
		public void onEnded(String definition, Termination termination) {
			throw failure();
		}

		@Override
		public void onFailure(String actor, String definition, Throwable cause, Supervision.Strategy strategy) {
			throw failure();
		}

		@Override
		public void onDeadLetter(DeadLetter deadLetter) {
			throw failure();
		}

		@Override
		public void onSample(String definition, long waitedNanos, long handledNanos) {
			throw failure();
		}

		@Override
		public void onAsk(String definition, AskOutcome outcome, long nanos) {
			throw failure();
		}

		@Override
		public void onBlocked(String actor, String definition, Duration duration, StackTraceElement[] stack) {
			throw failure();
		}

		@Override
		public void onHighWater(String actor, String definition, int depth, int capacity) {
			throw failure();
		}

	}

}
