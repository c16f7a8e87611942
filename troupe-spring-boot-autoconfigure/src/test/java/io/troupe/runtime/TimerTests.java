package io.troupe.runtime;

import java.time.Duration;

import io.troupe.Cancellable;
import io.troupe.MailboxOptions;
import io.troupe.Overflow;
import io.troupe.SinkHandle;
import io.troupe.Spawned;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TimerTests {

	private static final Duration SECOND = Duration.ofSeconds(1);

	private final ManualTime time = new ManualTime();

	private final TestEngine engine = TestEngine.start((builder) -> builder.timeSource(this.time));

	private final Probe<String> probe = new Probe<>();

	private final Step ring = (context) -> this.probe.add("ring");

	@AfterEach
	void close() {
		this.engine.close();
	}

	@Test
	void theMessageArrivesAfterTheDelayAndNotBefore() {
		SinkHandle<Step> actor = this.engine.spawnSteps().handle();
		Step.ask(actor, (context) -> context.schedule(SECOND, this.ring));

		this.time.advance(SECOND.minusNanos(1));
		Step.settle(actor);
		assertThat(this.probe.rest()).isEmpty();
		this.time.advance(Duration.ofNanos(1));

		assertThat(this.probe.next()).isEqualTo("ring");
	}

	@Test
	void aDelayOfZeroOrLessMeansAtOnce() {
		SinkHandle<Step> actor = this.engine.spawnSteps().handle();

		Step.ask(actor, (context) -> context.schedule(Duration.ZERO, this.ring));
		Step.ask(actor, (context) -> context.schedule(SECOND.negated(), this.ring));
		this.time.advance(Duration.ZERO);

		assertThat(this.probe.next(2)).containsExactly("ring", "ring");
	}

	@Test
	void scheduleAtGoesByTheEnginesClock() {
		SinkHandle<Step> actor = this.engine.spawnSteps().handle();
		Step.ask(actor, (context) -> context.scheduleAt(this.time.now().plusSeconds(60), this.ring));

		this.time.advance(Duration.ofSeconds(59));
		Step.settle(actor);
		assertThat(this.probe.rest()).isEmpty();
		this.time.advance(SECOND);

		assertThat(this.probe.next()).isEqualTo("ring");
	}

	@Test
	void aTimeInThePastMeansAtOnce() {
		SinkHandle<Step> actor = this.engine.spawnSteps().handle();

		Step.ask(actor, (context) -> context.scheduleAt(this.time.now().minusSeconds(60), this.ring));
		this.time.advance(Duration.ZERO);

		assertThat(this.probe.next()).isEqualTo("ring");
	}

	@Test
	void aCancelledTimerDoesNotArrive() {
		SinkHandle<Step> actor = this.engine.spawnSteps().handle();
		Cancellable timer = Step.ask(actor, (context) -> context.schedule(SECOND, this.ring));

		boolean first = timer.cancel();
		boolean second = timer.cancel();
		this.time.advance(SECOND);
		Step.settle(actor);

		assertThat(first).isTrue();
		assertThat(second).isFalse();
		assertThat(this.probe.rest()).isEmpty();
	}

	@Test
	void aTimerThatRangCannotBeCancelled() {
		SinkHandle<Step> actor = this.engine.spawnSteps().handle();
		Cancellable timer = Step.ask(actor, (context) -> context.schedule(SECOND, this.ring));
		this.time.advance(SECOND);
		Step.settle(actor);

		boolean cancelled = timer.cancel();

		assertThat(cancelled).isFalse();
	}

	@Test
	void aTimerCancelledInATurnDoesNotArriveEvenIfItWaitsInTheMailbox() {
		Gate gate = new Gate();
		SinkHandle<Step> actor = this.engine.spawnSteps().handle();
		actor.send((context) -> {
			Cancellable timer = context.schedule(SECOND, this.ring);
			gate.hold();
			this.probe.add("cancelled " + timer.cancel());
		});
		gate.awaitHeld();

		this.time.advance(SECOND);
		gate.open();
		Step.settle(actor);

		assertThat(this.probe.rest()).containsExactly("cancelled true");
	}

	@Test
	void timersAreExemptFromTheCapacity() {
		Gate gate = new Gate();
		SinkHandle<Step> actor = this.engine.spawn(TestEngine.steps().mailbox(MailboxOptions.of(1, Overflow.REJECT)))
			.handle();
		actor.send((context) -> {
			context.schedule(SECOND, this.ring);
			gate.hold();
		});
		gate.awaitHeld();
		boolean accepted = actor.trySend((context) -> this.probe.add("queued"));
		boolean refused = actor.trySend((context) -> this.probe.add("refused"));

		this.time.advance(SECOND);
		gate.open();

		assertThat(accepted).isTrue();
		assertThat(refused).isFalse();
		assertThat(this.probe.next(2)).containsExactly("queued", "ring");
	}

	@Test
	void aRestartCancelsTimers() {
		SinkHandle<Step> actor = this.engine.spawn(TestEngine.steps().supervision(TestEngine.RESTART_AT_ONCE)).handle();
		actor.send((context) -> {
			context.schedule(SECOND, this.ring);
			context.scheduleAtFixedRate(SECOND, SECOND, this.ring);
			throw new IllegalStateException("failed");
		});
		Step.settle(actor);

		this.time.advance(Duration.ofSeconds(10));
		Step.settle(actor);

		assertThat(this.engine.snapshot(actor).restarts()).isEqualTo(1);
		assertThat(this.probe.rest()).isEmpty();
	}

	@Test
	void theEndCancelsTimers() {
		Spawned<SinkHandle<Step>> spawned = this.engine.spawnSteps();
		Step.ask(spawned.handle(), (context) -> context.schedule(SECOND, this.ring));

		spawned.stop();
		Soon.get(spawned.whenStopped());
		this.time.advance(SECOND);

		assertThat(this.probe.rest()).isEmpty();
		assertThat(this.engine.events().deadLetters).isEmpty();
	}

}
