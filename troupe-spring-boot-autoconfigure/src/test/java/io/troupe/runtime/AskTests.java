package io.troupe.runtime;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import io.troupe.ActorSpec;
import io.troupe.ActorStoppedException;
import io.troupe.MailboxFullException;
import io.troupe.MailboxOptions;
import io.troupe.Overflow;
import io.troupe.Reply;
import io.troupe.SinkHandle;
import io.troupe.Spawned;
import io.troupe.Supervision;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

class AskTests {

	private final TestEngine engine = TestEngine.start();

	@AfterEach
	void close() {
		this.engine.close();
	}

	@Test
	void theAnswerCompletesTheFuture() {
		SinkHandle<Step> actor = this.engine.spawnSteps().handle();

		CompletableFuture<String> answer = actor.ask((reply) -> (context) -> reply.send("yes"));

		assertThat(Soon.get(answer)).isEqualTo("yes");
		Soon.until("the outcome is told", () -> this.engine.events().asks.contains(ActorListener.AskOutcome.ANSWERED));
	}

	@Test
	void theFirstAnswerWins() {
		SinkHandle<Step> actor = this.engine.spawnSteps().handle();
		Probe<Boolean> accepted = new Probe<>();

		CompletableFuture<String> answer = actor.ask((reply) -> (context) -> {
			accepted.add(reply.send("first"));
			accepted.add(reply.send("second"));
			accepted.add(reply.fail(new IOException("third")));
		});

		assertThat(Soon.get(answer)).isEqualTo("first");
		assertThat(accepted.next(3)).containsExactly(true, false, false);
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void theClockMustNotBlockOnAnAnswer(boolean derived) {
		SinkHandle<Step> actor = this.engine.spawnSteps().handle();
		Probe<Reply<String>> kept = new Probe<>();
		CompletableFuture<String> answer = actor.ask((Reply<String> reply) -> (context) -> kept.add(reply));
		CompletableFuture<String> stage = derived ? answer.thenApply(String::trim) : answer;
		CompletableFuture<Throwable> thrown = new CompletableFuture<>();

		onClock(actor, () -> thrown.complete(catchThrowable(stage::join)));

		assertThat(Soon.get(thrown)).isInstanceOf(IllegalStateException.class)
			.hasMessageMatching("Thread '.*timer-\\d+' must not block on an ask to actor '" + actor.name()
					+ "': all timers and timeouts would wait for it.*");
		kept.next().send("late");
		CompletableFuture<String> there = new CompletableFuture<>();
		onClock(actor, () -> there.complete(stage.join()));
		assertThat(Soon.get(there)).isEqualTo("late");
	}

	private static void onClock(SinkHandle<Step> actor, Runnable task) {
		((CellHandle) (Object) actor).engine().time().schedule(Duration.ZERO, task);
	}

	@Test
	void aReplyMayFail() {
		SinkHandle<Step> actor = this.engine.spawnSteps().handle();
		IOException cause = new IOException("no line");

		CompletableFuture<String> answer = actor.ask((reply) -> (context) -> reply.fail(cause));

		assertThat(Soon.failureOf(answer)).isSameAs(cause);
		Soon.until("the outcome is told", () -> this.engine.events().asks.contains(ActorListener.AskOutcome.FAILED));
	}

	@Test
	void aReplyMayBeKeptForLaterAndUsedByAnyThread() {
		SinkHandle<Step> actor = this.engine.spawnSteps().handle();
		CompletableFuture<Reply<String>> kept = new CompletableFuture<>();
		CompletableFuture<String> answer = actor.ask((reply) -> (context) -> kept.complete(reply));

		Soon.get(kept).send("later");

		assertThat(answer).isCompletedWithValue("later");
	}

	@Test
	void aReplyMayBePassedOnToAnotherActor() {
		SinkHandle<Step> expert = this.engine.spawnSteps().handle();
		SinkHandle<Step> desk = this.engine.spawnSteps().handle();

		CompletableFuture<String> answer = desk
			.ask((reply) -> (context) -> expert.send((inside) -> reply.send("answered by " + inside.name())));

		assertThat(Soon.get(answer)).isEqualTo("answered by " + expert.name());
	}

	@ParameterizedTest
	@EnumSource
	void whatTheHandlerThrowsFailsTheAskAtOnce(Supervision.Strategy strategy) {
		SinkHandle<Step> actor = this.engine.spawn(TestEngine.steps().supervision(Supervision.of(strategy))).handle();
		IllegalStateException cause = new IllegalStateException("failed");

		CompletableFuture<String> answer = actor.ask((reply) -> (context) -> {
			throw cause;
		});

		assertThat(Soon.failureOf(answer)).isSameAs(cause);
	}

	@Test
	void aRefusedQuestionFailsTheAskAtOnce() {
		Gate gate = new Gate();
		SinkHandle<Step> actor = this.engine.spawn(TestEngine.steps().mailbox(MailboxOptions.of(1, Overflow.REJECT)))
			.handle();
		actor.send((context) -> gate.hold());
		gate.awaitHeld();
		actor.send((context) -> {
		});

		CompletableFuture<String> answer = actor.ask((reply) -> (context) -> reply.send("never"));

		assertThat(answer).isCompletedExceptionally();
		assertThat(Soon.failureOf(answer)).isInstanceOf(MailboxFullException.class);
		gate.open();
	}

	@Test
	void aDroppedQuestionFailsTheAsk() {
		Gate gate = new Gate();
		SinkHandle<Step> actor = this.engine
			.spawn(TestEngine.steps().mailbox(MailboxOptions.of(1, Overflow.DROP_NEWEST)))
			.handle();
		actor.send((context) -> gate.hold());
		gate.awaitHeld();
		actor.send((context) -> {
		});

		CompletableFuture<String> answer = actor.ask((reply) -> (context) -> reply.send("never"));

		assertThat(Soon.failureOf(answer)).isInstanceOf(MailboxFullException.class);
		gate.open();
	}

	@Test
	void aQueuedQuestionFailsWhenTheActorEnds() {
		Gate gate = new Gate();
		Spawned<SinkHandle<Step>> spawned = this.engine.spawnSteps();
		spawned.handle().send((context) -> gate.hold());
		gate.awaitHeld();
		CompletableFuture<String> answer = spawned.handle().ask((reply) -> (context) -> reply.send("never"));

		spawned.stopNow();
		gate.open();

		assertThat(Soon.failureOf(answer)).isInstanceOf(ActorStoppedException.class);
	}

	@Test
	void waitingForItselfInsideTheHandlerIsRefusedAtOnce() {
		SinkHandle<Step> actor = this.engine.spawnSteps().handle();

		Throwable thrown = Step.ask(actor, (context) -> {
			CompletableFuture<String> answer = context.self().ask((reply) -> (inside) -> reply.send("never"));
			return catchThrowable(answer::join);
		});

		assertThat(thrown).isInstanceOf(IllegalStateException.class).hasMessageContaining("'" + actor.name() + "'");
	}

	@Test
	void waitingForAStageMadeFromItIsRefusedToo() {
		SinkHandle<Step> actor = this.engine.spawnSteps().handle();

		Throwable thrown = Step.ask(actor, (context) -> {
			CompletableFuture<String> answer = context.self().ask((reply) -> (inside) -> reply.send("never"));
			return catchThrowable(() -> answer.thenApply(String::length).get(1, TimeUnit.MINUTES));
		});

		assertThat(thrown).isInstanceOf(IllegalStateException.class)
			.hasMessage("Actor '" + actor.name()
					+ "' must not block on an ask to itself: it cannot answer before its handler returns. "
					+ "Use pipeToSelf instead");
	}

	@Test
	void oneActorMayWaitForAnother() {
		SinkHandle<Step> expert = this.engine.spawnSteps().handle();
		SinkHandle<Step> desk = this.engine.spawn(TestEngine.steps().blocking()).handle();

		String answer = Step.ask(desk, (context) -> Step.ask(expert, (inside) -> "from " + inside.name()));

		assertThat(answer).isEqualTo("from " + expert.name());
	}

	@Test
	void notWaitingForItselfIsFine() {
		SinkHandle<Step> actor = this.engine.spawnSteps().handle();
		Probe<String> probe = new Probe<>();

		actor.send((context) -> context.self()
			.<String>ask((reply) -> (inside) -> reply.send("answered"))
			.thenAccept(probe::add));

		assertThat(probe.next()).isEqualTo("answered");
	}

	@Test
	void whatTheMessageMakerThrowsGoesToTheAsker() {
		SinkHandle<String> actor = this.engine.spawn(ActorSpec.<String>sink(() -> (message, context) -> {
		})).handle();

		Throwable thrown = catchThrowable(() -> actor.ask((reply) -> {
			throw new IllegalArgumentException("no question");
		}));

		assertThat(thrown).isInstanceOf(IllegalArgumentException.class).hasMessage("no question");
	}

}
