package io.troupe.runtime;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.CompletableFuture;

import io.troupe.ActorState;
import io.troupe.MailboxOptions;
import io.troupe.Overflow;
import io.troupe.SinkHandle;
import io.troupe.Spawned;
import io.troupe.Supervision;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Durations of more nanoseconds than a long holds are for ever, not an overflow. */
class LongDurationTests {

	private static final Duration FOREVER = ChronoUnit.FOREVER.getDuration();

	private final TestEngine engine = TestEngine.start();

	private final Gate gate = new Gate();

	private final Probe<String> probe = new Probe<>();

	@AfterEach
	void close() {
		this.gate.open();
		this.engine.close();
	}

	private static Supervision restarting(Duration within, Duration wait) {
		return new Supervision(Supervision.Strategy.RESTART, 10, within, new Supervision.Backoff(wait, wait, 0));
	}

	private static void fail(SinkHandle<Step> actor) {
		actor.send((context) -> {
			throw new IllegalStateException("failed");
		});
	}

	@Test
	void restartsMayCountForEver() {
		SinkHandle<Step> actor = this.engine.spawn(TestEngine.steps().supervision(restarting(FOREVER, Duration.ZERO)))
			.handle();

		fail(actor);
		fail(actor);

		String answer = Step.ask(actor, (context) -> "alive");
		assertThat(answer).isEqualTo("alive");
		assertThat(this.engine.snapshot(actor).restarts()).isEqualTo(2);
	}

	@Test
	void anActorThatBacksOffForEverCanBeRestartedAndStopped() {
		Spawned<SinkHandle<Step>> spawned = this.engine
			.spawn(TestEngine.steps().supervision(restarting(Duration.ofMinutes(1), FOREVER)));
		SinkHandle<Step> actor = spawned.handle();
		fail(actor);
		this.engine.awaitState(actor, ActorState.BACKING_OFF);

		this.engine.troupe().restart(actor.name());
		Step.settle(actor);
		fail(actor);
		this.engine.awaitState(actor, ActorState.BACKING_OFF);
		spawned.stopNow();

		Soon.get(spawned.whenStopped());
	}

	@Test
	void aSenderMayBlockForEver() {
		SinkHandle<Step> actor = this.engine
			.spawn(TestEngine.steps().mailbox(new MailboxOptions(1, Overflow.BLOCK, FOREVER, 0)))
			.handle();
		actor.send((context) -> this.gate.hold());
		this.gate.awaitHeld();
		actor.send((context) -> this.probe.add("queued"));
		CompletableFuture<Boolean> sent = new CompletableFuture<>();
		Thread sender = new Thread(() -> {
			actor.send((context) -> this.probe.add("waited"));
			sent.complete(true);
		}, "patient sender");
		sender.setUncaughtExceptionHandler((thread, ex) -> sent.completeExceptionally(ex));
		sender.start();
		Soon.until("it waits", () -> sender.getState() == Thread.State.TIMED_WAITING || sent.isDone());

		this.gate.open();

		assertThat(Soon.get(sent)).isTrue();
		assertThat(this.probe.next(2)).containsExactly("queued", "waited");
	}

	@Test
	void aTimeLongAgoIsDueAtOnce() {
		SinkHandle<Step> actor = this.engine.spawnSteps().handle();

		actor.send((context) -> context.scheduleAt(Instant.MIN, (inside) -> this.probe.add("due")));

		assertThat(this.probe.next()).isEqualTo("due");
	}

	@Test
	void aPauseMayWaitForEver() {
		SinkHandle<Step> actor = this.engine.spawnSteps().handle();
		Step.settle(actor);

		boolean still = this.engine.troupe().pause(FOREVER);

		assertThat(still).isTrue();
		this.engine.troupe().start();
		Step.settle(actor);
	}

	@Test
	void aShutdownMayTakeForEver() {
		SinkHandle<Step> actor = this.engine.spawnSteps().handle();
		actor.send((context) -> this.probe.add("drained"));

		DrainReport report = this.engine.troupe().shutdown(FOREVER);

		assertThat(report.complete()).isTrue();
		assertThat(this.probe.rest()).containsExactly("drained");
	}

	@Test
	void aHandlerMayRunForEverUnnoticed() {
		try (TestEngine patient = TestEngine.start((builder) -> builder.blockedWarning(FOREVER))) {
			SinkHandle<Step> actor = patient.spawnSteps().handle();

			Step.settle(actor);

			assertThat(patient.events().blocked).isEmpty();
		}
	}

}
