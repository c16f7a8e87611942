package io.troupe.runtime;

import java.time.Duration;

import io.troupe.ActorState;
import io.troupe.SinkHandle;
import io.troupe.Spawned;
import io.troupe.Supervision;
import io.troupe.Termination;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class BackoffTests {

	private static final Duration HOUR = Duration.ofHours(1);

	private final ManualTime time = new ManualTime();

	private final TestEngine engine = TestEngine
		.start((builder) -> builder.timeSource(this.time).blockedWarning(Duration.ZERO));

	@AfterEach
	void close() {
		this.engine.close();
	}

	private Spawned<SinkHandle<Step>> spawn(int maxRestarts, Duration within, Duration initial, Duration max) {
		return this.engine.spawn(TestEngine.steps()
			.supervision(new Supervision(Supervision.Strategy.RESTART, maxRestarts, within,
					new Supervision.Backoff(initial, max, 0))));
	}

	private void fail(SinkHandle<Step> actor) {
		actor.send((context) -> {
			throw new IllegalStateException("failed");
		});
	}

	private void failAndAwaitRestartAfter(SinkHandle<Step> actor, Duration backoff) {
		Step.settle(actor);
		int starts = this.engine.events().started.size();
		fail(actor);
		this.engine.awaitState(actor, ActorState.BACKING_OFF);
		Soon.until("a restart is due in " + backoff, () -> this.time.hasTaskDueIn(backoff));
		this.time.advance(backoff.minusNanos(1));
		assertThat(this.engine.snapshot(actor).state()).isEqualTo(ActorState.BACKING_OFF);
		this.time.advance(Duration.ofNanos(1));
		Step.settle(actor);
		assertThat(this.engine.events().started).hasSize(starts + 1);
	}

	@Test
	void theWaitDoublesUpToItsMaximum() {
		SinkHandle<Step> actor = spawn(10, HOUR, Duration.ofMillis(100), Duration.ofMillis(350)).handle();

		failAndAwaitRestartAfter(actor, Duration.ofMillis(100));
		failAndAwaitRestartAfter(actor, Duration.ofMillis(200));
		failAndAwaitRestartAfter(actor, Duration.ofMillis(350));
		failAndAwaitRestartAfter(actor, Duration.ofMillis(350));
	}

	@Test
	void theWaitStartsAgainWhenTheWindowHasPassed() {
		SinkHandle<Step> actor = spawn(10, HOUR, Duration.ofMillis(100), Duration.ofMillis(350)).handle();
		failAndAwaitRestartAfter(actor, Duration.ofMillis(100));
		failAndAwaitRestartAfter(actor, Duration.ofMillis(200));

		this.time.advance(HOUR.plusSeconds(1));

		failAndAwaitRestartAfter(actor, Duration.ofMillis(100));
	}

	@Test
	void messagesWaitWhileItBacksOff() {
		SinkHandle<Step> actor = spawn(10, HOUR, Duration.ofMillis(100), Duration.ofMillis(100)).handle();
		Probe<String> probe = new Probe<>();
		fail(actor);
		this.engine.awaitState(actor, ActorState.BACKING_OFF);

		actor.send((context) -> probe.add("kept"));
		assertThat(probe.rest()).isEmpty();
		Soon.until("a restart is due", () -> this.time.hasTaskDueIn(Duration.ofMillis(100)));
		this.time.advance(Duration.ofMillis(100));

		assertThat(probe.next()).isEqualTo("kept");
	}

	@Test
	void oneRestartTooManyWithinTheWindowEndsTheActor() {
		Spawned<SinkHandle<Step>> spawned = spawn(2, HOUR, Duration.ZERO, Duration.ZERO);

		fail(spawned.handle());
		fail(spawned.handle());
		Step.settle(spawned.handle());
		fail(spawned.handle());

		Termination termination = Soon.get(spawned.whenStopped());
		assertThat(termination.reason()).isEqualTo(Termination.Reason.FAILED);
		assertThat(termination.cause()).hasMessage("failed");
		assertThat(this.engine.events().started).hasSize(3);
	}

	@Test
	void restartsOutsideTheWindowDoNotCount() {
		Spawned<SinkHandle<Step>> spawned = spawn(1, HOUR, Duration.ZERO, Duration.ZERO);

		for (int round = 0; round < 5; round++) {
			fail(spawned.handle());
			Step.settle(spawned.handle());
			this.time.advance(HOUR.plusSeconds(1));
		}

		assertThat(this.engine.snapshot(spawned.handle()).restarts()).isEqualTo(5);
	}

	@Test
	void noRestartAtAllMeansTheFirstFailureEndsIt() {
		Spawned<SinkHandle<Step>> spawned = spawn(0, HOUR, Duration.ZERO, Duration.ZERO);

		fail(spawned.handle());

		assertThat(Soon.get(spawned.whenStopped()).reason()).isEqualTo(Termination.Reason.FAILED);
	}

	@Test
	void anActorThatBacksOffCanBeStopped() {
		Spawned<SinkHandle<Step>> spawned = spawn(10, HOUR, HOUR, HOUR);
		fail(spawned.handle());
		this.engine.awaitState(spawned.handle(), ActorState.BACKING_OFF);

		spawned.stopNow();

		assertThat(Soon.get(spawned.whenStopped()).actor()).isEqualTo(spawned.handle().name());
	}

	@Test
	void aPermanentActorThatFailedForGoodIsSeenAsFailed() {
		SinkHandle<Step> actor = this.engine.troupe()
			.add(TestEngine.steps().supervision(Supervision.of(Supervision.Strategy.STOP)));

		fail(actor);

		this.engine.awaitState(actor, ActorState.FAILED);
		assertThat(this.engine.population("steps").states()).containsEntry(ActorState.FAILED, 1L);
	}

}
