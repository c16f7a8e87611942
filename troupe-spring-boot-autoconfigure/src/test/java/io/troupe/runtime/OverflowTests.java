package io.troupe.runtime;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

import io.troupe.ActorSpec;
import io.troupe.ActorState;
import io.troupe.AskTimeoutException;
import io.troupe.DeadLetter;
import io.troupe.MailboxFullException;
import io.troupe.MailboxOptions;
import io.troupe.Overflow;
import io.troupe.SinkHandle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** One sender, one full mailbox: what each policy does. */
class OverflowTests {

	private final TestEngine engine = TestEngine.start();

	private final Probe<String> probe = new Probe<>();

	private final Gate gate = new Gate();

	@AfterEach
	void close() {
		this.gate.open();
		this.engine.close();
	}

	/** Starts an actor with room for two that is held, and fills it with "a" and "b". */
	private SinkHandle<String> full(Overflow overflow, Duration blockTimeout) {
		SinkHandle<String> actor = this.engine.spawn(ActorSpec.<String>sink(() -> (message, context) -> {
			if (message.equals("held")) {
				this.gate.hold();
			}
			this.probe.add(message);
		}).named("full").mailbox(new MailboxOptions(2, overflow, blockTimeout, 0))).handle();
		actor.send("held");
		this.gate.awaitHeld();
		actor.send("a");
		actor.send("b");
		return actor;
	}

	@ParameterizedTest
	@EnumSource(names = { "BACKPRESSURE", "REJECT", "BLOCK" })
	void aRefusalNamesActorCapacityAndPolicy(Overflow overflow) {
		SinkHandle<String> actor = full(overflow, Duration.ofMillis(5));

		assertThatExceptionOfType(MailboxFullException.class).isThrownBy(() -> actor.send("c"))
			.withMessage("The mailbox of actor '" + actor.name() + "' is full (capacity 2, overflow " + overflow
					+ "). Retry later, or raise its capacity: in its ActorSpec, or for a bean by " + "'troupe.actors."
					+ actor.name() + ".mailbox.capacity'");
		assertThat(actor.trySend("d")).isFalse();
		this.gate.open();

		assertThat(this.probe.next(3)).containsExactly("held", "a", "b");
		assertThat(this.engine.snapshot(actor).refused()).isEqualTo(2);
		assertThat(this.engine.events().deadLetters).isEmpty();
	}

	@Test
	void anActorThatRejectsRefusesOtherActorsToo() {
		SinkHandle<String> actor = full(Overflow.REJECT, Duration.ZERO);
		SinkHandle<Step> sender = this.engine.spawnSteps().handle();

		Boolean accepted = Step.ask(sender, (context) -> actor.trySend("c"));

		assertThat(accepted).isFalse();
	}

	@ParameterizedTest
	@EnumSource(names = { "BACKPRESSURE", "BLOCK" })
	void anotherActorIsMutedInsteadOfRefusedOrBlocked(Overflow overflow) {
		SinkHandle<String> actor = full(overflow, Duration.ofDays(1));
		SinkHandle<Step> sender = this.engine.spawnSteps().handle();

		sender.send((context) -> actor.send("c"));
		sender.send((context) -> this.probe.add("goes on"));
		this.engine.awaitState(sender, ActorState.MUTED);
		assertThat(this.probe.rest()).isEmpty();
		this.gate.open();

		assertThat(this.probe.next(5)).containsOnlyOnce("held", "a", "b", "c", "goes on");
		assertThat(this.engine.snapshot(actor).refused()).isZero();
	}

	@Test
	void dropNewestDropsTheMessageAtHand() {
		SinkHandle<String> actor = full(Overflow.DROP_NEWEST, Duration.ZERO);

		actor.send("c");
		boolean accepted = actor.trySend("d");
		this.gate.open();

		assertThat(accepted).isFalse();
		assertThat(this.probe.next(3)).containsExactly("held", "a", "b");
		assertThat(this.engine.snapshot(actor).dropped()).isEqualTo(2);
		assertThat(this.engine.events().deadLetters).extracting(DeadLetter::reason)
			.containsExactly(DeadLetter.Reason.OVERFLOW, DeadLetter.Reason.OVERFLOW);
	}

	@Test
	void dropOldestMakesRoomForTheMessageAtHand() {
		SinkHandle<String> actor = full(Overflow.DROP_OLDEST, Duration.ZERO);

		actor.send("c");
		boolean accepted = actor.trySend("d");
		this.gate.open();

		assertThat(accepted).isTrue();
		assertThat(this.probe.next(3)).containsExactly("held", "c", "d");
		Soon.until("both are counted", () -> this.engine.snapshot(actor).dropped() == 2);
		assertThat(this.engine.events().deadLetters).extracting(DeadLetter::reason)
			.containsExactly(DeadLetter.Reason.OVERFLOW, DeadLetter.Reason.OVERFLOW);
	}

	@Test
	void aDroppedQuestionFailsItsAsker() {
		SinkHandle<Step> actor = this.engine
			.spawn(TestEngine.steps().mailbox(MailboxOptions.of(1, Overflow.DROP_OLDEST)))
			.handle();
		actor.send((context) -> this.gate.hold());
		this.gate.awaitHeld();
		CompletableFuture<String> oldest = actor.ask((reply) -> (context) -> reply.send("never"));

		actor.send((context) -> this.probe.add("newest"));
		this.gate.open();

		assertThat(this.probe.next()).isEqualTo("newest");
		assertThat(Soon.failureOf(oldest)).isInstanceOf(MailboxFullException.class);
	}

	@Test
	void aBlockedSenderGoesOnWhenThereIsRoom() {
		SinkHandle<String> actor = full(Overflow.BLOCK, Soon.LIMIT);
		Thread sender = new Thread(() -> actor.send("c"), "blocked sender");
		sender.start();
		Soon.until("it waits", () -> sender.getState() == Thread.State.TIMED_WAITING);

		this.gate.open();
		Soon.join(sender);

		assertThat(this.probe.next(4)).containsExactly("held", "a", "b", "c");
	}

	@Test
	void aBlockedSenderThatIsInterruptedGivesUpAndStaysInterrupted() {
		SinkHandle<String> actor = full(Overflow.BLOCK, Soon.LIMIT);
		Probe<Boolean> interrupted = new Probe<>();
		Thread sender = new Thread(() -> {
			try {
				actor.send("c");
			}
			catch (MailboxFullException ex) {
				interrupted.add(Thread.currentThread().isInterrupted());
			}
		}, "interrupted sender");
		sender.start();
		Soon.until("it waits", () -> sender.getState() == Thread.State.TIMED_WAITING);

		sender.interrupt();

		assertThat(interrupted.next()).isTrue();
	}

	@Test
	void whoAsksWaitsForRoomNoLongerThanForAnAnswer() {
		SinkHandle<String> actor = full(Overflow.BLOCK, Duration.ofDays(1));
		CompletableFuture<CompletableFuture<String>> asked = new CompletableFuture<>();
		Thread asker = new Thread(() -> asked.complete(actor.ask((reply) -> "question", Duration.ofMillis(1_500))),
				"asker");
		asker.setDaemon(true);

		asker.start();

		CompletableFuture<String> answer = Soon.get(asked);
		assertThat(answer).isDone();
		assertThat(Soon.failureOf(answer))
			.isInstanceOfSatisfying(AskTimeoutException.class,
					(timeout) -> assertThat(timeout.position()).isEqualTo(-1))
			.hasMessageContaining("within 1500 ms. Its mailbox was full, so the question never got in. The actor is");
		this.gate.open();
		Soon.until("there is room", () -> actor.trySend("c"));
		assertThat(this.probe.next(4)).containsExactly("held", "a", "b", "c");
	}

	@Test
	void whoAsksIsRefusedWhenTheWaitForRoomIsOver() {
		SinkHandle<String> actor = full(Overflow.BLOCK, Duration.ofMillis(5));

		CompletableFuture<String> answer = actor.ask((reply) -> "question", Duration.ofDays(1));

		assertThat(answer).isDone();
		assertThat(Soon.failureOf(answer)).isInstanceOf(MailboxFullException.class);
	}

	@Test
	void trySendNeverBlocks() {
		SinkHandle<String> actor = full(Overflow.BLOCK, Duration.ofDays(1));

		boolean accepted = actor.trySend("c");

		assertThat(accepted).isFalse();
	}

	@Test
	void aCapacityOfZeroMeansNoBound() {
		SinkHandle<Step> actor = this.engine.spawn(TestEngine.steps().mailbox(MailboxOptions.of(0, Overflow.REJECT)))
			.handle();
		actor.send((context) -> this.gate.hold());
		this.gate.awaitHeld();

		for (int message = 0; message < 100_000; message++) {
			actor.send((context) -> {
			});
		}

		assertThat(this.engine.snapshot(actor).mailbox().depth()).isEqualTo(100_000);
	}

}
