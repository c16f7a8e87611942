package io.troupe.runtime;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;

import io.troupe.Cancellable;
import io.troupe.DeadLetter;
import io.troupe.SinkHandle;
import io.troupe.Spawned;
import io.troupe.Supervision;
import io.troupe.Termination;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What must not end or derail the threads that all actors rely on. */
class EngineThreadTests {

	private static final String PREFIX = "sturdy-";

	private final Gate gate = new Gate();

	private static Thread ticker() {
		return Thread.getAllStackTraces()
			.keySet()
			.stream()
			.filter((thread) -> thread.getName().startsWith(PREFIX + "ticker"))
			.findFirst()
			.orElseThrow(() -> new AssertionError("There is no ticker"));
	}

	@Test
	void anErrorWhileItLooksDoesNotEndTheWatchOverHandlers() {
		FailingTime time = new FailingTime();
		try (TestEngine engine = TestEngine.start(
				(builder) -> builder.timeSource(time).threadNamePrefix(PREFIX).blockedWarning(Duration.ofMillis(20)))) {
			SinkHandle<Step> actor = engine.spawnSteps().handle();
			time.failNext.set(true);
			actor.send((context) -> this.gate.hold());
			this.gate.awaitHeld();
			Soon.until("the look has failed", () -> !time.failNext.get());

			Soon.until("the handler is told of", () -> {
				time.advance(Duration.ofMillis(20));
				return !engine.events().blocked.isEmpty();
			});

			this.gate.open();
			assertThat(engine.events().blocked).extracting(Events.Blocked::actor).containsExactly(actor.name());
		}
	}

	@Test
	void anInterruptDoesNotKeepTheTickerFromSleeping() {
		try (TestEngine engine = TestEngine.start((builder) -> builder.threadNamePrefix(PREFIX))) {
			Step.settle(engine.spawnSteps().handle());
			Thread ticker = ticker();

			ticker.interrupt();

			Soon.until("it has put the interrupt away and sleeps",
					() -> !ticker.isInterrupted() && ticker.getState() == Thread.State.WAITING);
			assertThat(ticker.isAlive()).isTrue();
		}
	}

	@Test
	void aListenerWhoseExceptionCannotBeLoggedDoesNoHarm() {
		Events next = new Events();
		try (TestEngine engine = TestEngine.start((
				builder) -> builder.listener(new Unspeakable()).listener(next).blockedWarning(Duration.ofMillis(20)))) {
			Spawned<SinkHandle<Step>> spawned = engine
				.spawn(TestEngine.steps().supervision(TestEngine.RESTART_AT_ONCE));
			SinkHandle<Step> second = engine.spawnSteps().handle();
			Gate later = new Gate();
			spawned.handle().send((context) -> this.gate.hold());
			Soon.until("the first long turn is told", () -> !next.blocked.isEmpty());
			second.send((context) -> later.hold());
			Soon.until("the second long turn is told",
					() -> next.blocked.stream().anyMatch((blocked) -> blocked.actor().equals(second.name())));
			this.gate.open();
			later.open();

			spawned.handle().send((context) -> {
				throw new IllegalStateException("failed");
			});
			Step.settle(spawned.handle());
			assertThat(engine.snapshot(spawned.handle()).restarts()).isEqualTo(1);
			spawned.stop();
			Termination termination = Soon.get(spawned.whenStopped());
			spawned.handle().send((context) -> {
			});

			assertThat(termination.reason()).isEqualTo(Termination.Reason.STOPPED);
			assertThat(next.deadLetters).extracting(DeadLetter::reason)
				.containsExactly(DeadLetter.Reason.FAILED, DeadLetter.Reason.STOPPED);
		}
	}

	@ParameterizedTest
	@EnumSource(names = { "RESUME", "RESTART" })
	void anExceptionThatCannotBeLoggedIsSupervisedLikeAnyOther(Supervision.Strategy strategy) {
		try (TestEngine engine = TestEngine.start()) {
			SinkHandle<Step> actor = engine.spawn(TestEngine.steps()
				.supervision(new Supervision(strategy, 10, Duration.ofHours(1), TestEngine.RESTART_AT_ONCE.backoff())))
				.handle();

			actor.send((context) -> {
				throw new Mute();
			});
			Step.settle(actor);

			assertThat(engine.snapshot(actor).failed()).isEqualTo(1);
			// counted once the handler that has answered returns
			Soon.until("the answer's message is processed", () -> engine.snapshot(actor).processed() == 1);
		}
	}

	/** Cannot be made a text of, not even by a logger that copes with exceptions. */
	private static final class Mute extends RuntimeException {

		@Override
		public String getMessage() {
			throw new StackOverflowError("thrown by a test");
		}

		@Override
		public String toString() {
			throw new StackOverflowError("thrown by a test");
		}

	}

	/** Manual time, but for one reading by the ticker. */
	private static final class FailingTime implements TimeSource {

		private final ManualTime time = new ManualTime();

		private final AtomicBoolean failNext = new AtomicBoolean();

		void advance(Duration duration) {
			this.time.advance(duration);
		}

		@Override
		public long nanoTime() {
			if (Thread.currentThread().getName().startsWith(PREFIX + "ticker")
					&& this.failNext.compareAndSet(true, false)) {
				throw new OutOfMemoryError("thrown by a test");
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

	/** Fails at whatever it hears. */
	private static final class Unspeakable implements ActorListener {

		@Override
		public void onDefined(String definition) {
			throw new Mute();
		}

		@Override
		public void onStarted(String actor, String definition) {
			throw new Mute();
		}

		@Override
		public void onEnded(String definition, Termination termination) {
			throw new Mute();
		}

		@Override
		public void onFailure(String actor, String definition, Throwable cause, Supervision.Strategy strategy) {
			throw new Mute();
		}

		@Override
		public void onDeadLetter(DeadLetter deadLetter) {
			throw new Mute();
		}

		@Override
		public void onSample(String definition, long waitedNanos, long handledNanos) {
			throw new Mute();
		}

		@Override
		public void onAsk(String definition, AskOutcome outcome, long nanos) {
			throw new Mute();
		}

		@Override
		public void onBlocked(String actor, String definition, Duration duration, StackTraceElement[] stack) {
			throw new Mute();
		}

	}

}
