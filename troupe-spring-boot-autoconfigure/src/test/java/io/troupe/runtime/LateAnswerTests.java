package io.troupe.runtime;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import io.troupe.ActorSnapshot;
import io.troupe.ActorSpec;
import io.troupe.ActorState;
import io.troupe.AskTimeoutException;
import io.troupe.MailboxOptions;
import io.troupe.Overflow;
import io.troupe.Reply;
import io.troupe.SinkActor;
import io.troupe.SinkContext;
import io.troupe.SinkHandle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What an ask that timed out tells of the actor that did not answer. */
class LateAnswerTests {

	private static final Duration TIMEOUT = Duration.ofSeconds(1);

	private final ManualTime time = new ManualTime();

	private final TestEngine engine = TestEngine.start((builder) -> builder.timeSource(this.time).askTimeout(TIMEOUT));

	private final Gate gate = new Gate();

	@AfterEach
	void close() {
		this.gate.open();
		this.engine.close();
	}

	private AskTimeoutException timeout(CompletableFuture<?> answer) {
		this.time.advance(TIMEOUT);
		return (AskTimeoutException) Soon.failureOf(answer);
	}

	private static CompletableFuture<String> ask(SinkHandle<Step> actor) {
		return Circle.name(actor);
	}

	private void hold(SinkHandle<Step> actor) {
		actor.send((context) -> this.gate.hold());
		this.gate.awaitHeld();
	}

	@Test
	void itTellsOfAQuestionThatWaitedForRoomThatItWasTaken() {
		SinkHandle<Step> actor = this.engine
			.spawn(TestEngine.steps().mailbox(new MailboxOptions(1, Overflow.BLOCK, Duration.ofDays(1), 0)))
			.handle();
		hold(actor);
		actor.send((context) -> {
		});
		CompletableFuture<CompletableFuture<String>> asked = new CompletableFuture<>();
		Thread asker = new Thread(() -> asked.complete(actor.ask((reply) -> (context) -> {
		}, Duration.ofHours(1))), "asker");
		asker.setDaemon(true);
		asker.start();
		Soon.until("it waits", () -> asker.getState() == Thread.State.TIMED_WAITING);

		this.gate.open();
		CompletableFuture<String> answer = Soon.get(asked);
		Soon.until("there is room", () -> Circle.cell(actor).depth() == 0);
		Step.settle(actor);
		this.time.advance(Duration.ofHours(1));

		assertThat(Soon.failureOf(answer)).isInstanceOfSatisfying(AskTimeoutException.class,
				(timeout) -> assertThat(timeout.position()).isZero());
	}

	@ParameterizedTest
	@CsvSource({ "BACKPRESSURE, false", "BACKPRESSURE, true", "DROP_OLDEST, false", "DROP_OLDEST, true" })
	void itTellsBehindHowManyOthersTheQuestionWaits(Overflow overflow, boolean blocking) {
		SinkHandle<Step> actor = this.engine
			.spawn(TestEngine.steps().blocking(blocking).mailbox(MailboxOptions.of(100, overflow)))
			.handle();
		hold(actor);
		List<CompletableFuture<String>> answers = new ArrayList<>();
		for (int number = 1; number <= 5; number++) {
			answers.add(ask(actor));
		}

		this.time.advance(TIMEOUT);

		for (int number = 1; number <= 5; number++) {
			AskTimeoutException timeout = (AskTimeoutException) Soon.failureOf(answers.get(number - 1));
			assertThat(timeout.position()).isEqualTo(number);
			assertThat(timeout.depth()).isEqualTo(5);
			assertThat(timeout).hasMessageContaining(" The question is number " + number + " in its mailbox. ");
		}
	}

	@Test
	void messagesThatWereDroppedAreNotCounted() {
		SinkHandle<Step> actor = this.engine
			.spawn(TestEngine.steps().mailbox(MailboxOptions.of(3, Overflow.DROP_OLDEST)))
			.handle();
		hold(actor);
		actor.send((context) -> {
		});
		actor.send((context) -> {
		});
		CompletableFuture<String> answer = ask(actor);
		actor.send((context) -> {
		});

		AskTimeoutException timeout = timeout(answer);

		assertThat(timeout.position()).isEqualTo(2);
		assertThat(timeout.depth()).isEqualTo(3);
	}

	@Test
	void unstashedMessagesComeBeforeTheQuestion() {
		SinkHandle<Step> actor = this.engine.spawnSteps().handle();
		actor.send((context) -> {
			context.stash((inside) -> this.gate.hold());
			context.stash((inside) -> {
			});
			context.unstashAll();
		});
		this.gate.awaitHeld();

		AskTimeoutException timeout = timeout(ask(actor));

		assertThat(timeout.position()).isEqualTo(2);
		assertThat(timeout.depth()).isEqualTo(2);
	}

	@Test
	void itTellsThatTheQuestionWasTaken() {
		SinkHandle<Step> actor = this.engine.spawnSteps().handle();
		Probe<Reply<String>> kept = new Probe<>();
		CompletableFuture<String> answer = actor.ask((Reply<String> reply) -> (context) -> kept.add(reply));
		kept.next();
		this.engine.awaitState(actor, ActorState.IDLE);
		hold(actor);

		AskTimeoutException timeout = timeout(answer);

		assertThat(timeout.position()).isZero();
		assertThat(timeout.running()).isNotNull();
		assertThat(timeout).hasMessageContaining(" It has taken the question and not answered it. ");
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void itTellsWhereTheHandlerIs(boolean blocking) {
		SinkHandle<Step> actor = this.engine.spawn(TestEngine.steps().blocking(blocking)).handle();
		actor.send((context) -> holdDeep(40));
		this.gate.awaitHeld();

		AskTimeoutException timeout = timeout(ask(actor));

		assertThat(timeout.stack()).hasSize(32);
		assertThat(timeout.stack()).extracting(StackTraceElement::getMethodName).contains("hold", "holdDeep");
		assertThat(timeout).hasMessageMatching(".*, at io\\.troupe\\.runtime\\.\\w+\\.\\w+\\(\\w+\\.java:\\d+\\)\\..*");
	}

	private void holdDeep(int calls) {
		if (calls > 0) {
			holdDeep(calls - 1);
		}
		else {
			this.gate.hold();
		}
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void theCallsOfTheEngineAreLeftOut(boolean blocking) {
		SinkHandle<Step> actor = this.engine.spawn(TestEngine.steps().blocking(blocking)).handle();
		SinkHandle<Step> other = this.engine.spawnSteps().handle();
		hold(other);
		actor.send(
				(context) -> other.<String>ask((reply) -> (inside) -> reply.send("late"), Duration.ofHours(1)).join());
		Circle.awaitStandstill(actor);
		CompletableFuture<String> answer = ask(actor);

		AskTimeoutException timeout = timeout(answer);

		assertThat(timeout.stack()).extracting(StackTraceElement::getClassName)
			.doesNotContain(Cell.class.getName(), GuardedFuture.class.getName())
			.contains(CompletableFuture.class.getName());
		assertThat(timeout).hasMessageContaining(", at " + LateAnswerTests.class.getName() + ".lambda$");
	}

	@Test
	void anActorThatIsStartingIsSeenInItsStart() {
		SinkHandle<Step> actor = this.engine
			.spawn(ActorSpec.<Step>sink(() -> new Starting(this.gate)).named("starting"))
			.handle();
		this.gate.awaitHeld();

		AskTimeoutException timeout = timeout(ask(actor));

		assertThat(timeout.state()).isEqualTo(ActorState.STARTING);
		assertThat(timeout.position()).isEqualTo(1);
		assertThat(timeout.stack()).extracting(StackTraceElement::getMethodName).contains("hold", "onStart");
	}

	@Test
	void thereIsNoStackWhereNothingRuns() {
		SinkHandle<Step> actor = this.engine.spawnSteps().handle();
		Step.settle(actor);
		this.engine.troupe().suspend(actor.name());
		CompletableFuture<String> answer = ask(actor);
		Soon.until("it has given up its turn", () -> Circle.cell(actor).bits(Control.PARKED));

		AskTimeoutException timeout = timeout(answer);

		assertThat(timeout.state()).isEqualTo(ActorState.SUSPENDED);
		assertThat(timeout.position()).isEqualTo(1);
		assertThat(timeout.running()).isNull();
		assertThat(timeout.stack()).isEmpty();
	}

	@Test
	void whatAnotherActorDoesOnTheSameWorkerIsNotMistakenForIt() {
		try (TestEngine single = TestEngine
			.start((builder) -> builder.parallelism(1).timeSource(this.time).askTimeout(TIMEOUT))) {
			SinkHandle<Step> waiting = single.spawnSteps().handle();
			SinkHandle<Step> busy = single.spawnSteps().handle();
			Step.settle(waiting);
			hold(busy);

			AskTimeoutException timeout = timeout(ask(waiting));

			assertThat(timeout.position()).isEqualTo(1);
			assertThat(timeout.running()).isNull();
			assertThat(timeout.stack()).isEmpty();
			this.gate.open();
		}
	}

	@Test
	void manyThatEndTogetherTellTheSame() {
		SinkHandle<Step> actor = this.engine.spawnSteps().handle();
		hold(actor);
		List<CompletableFuture<String>> answers = new ArrayList<>();
		for (int number = 0; number < 1_000; number++) {
			answers.add(ask(actor));
		}

		this.time.advance(TIMEOUT);

		List<StackTraceElement> stack = ((AskTimeoutException) Soon.failureOf(answers.get(0))).stack();
		assertThat(stack).isNotEmpty();
		assertThat(answers).allSatisfy(
				(answer) -> assertThat(((AskTimeoutException) Soon.failureOf(answer)).stack()).isEqualTo(stack));
	}

	@Test
	void theMessageNamesThePlaceInTheApplication() {
		StackTraceElement jdk = Arrays.stream(new Throwable().getStackTrace())
			.filter((frame) -> frame.getClassName().startsWith("java."))
			.findFirst()
			.orElseThrow();
		StackTraceElement own = new StackTraceElement("demo.Prices", "find", "Prices.java", 12);
		ActorSnapshot.Mailbox mailbox = new ActorSnapshot.Mailbox(0, 1, Overflow.BACKPRESSURE, 0, Duration.ZERO, 0,
				false);

		AskTimeoutException within = new AskTimeoutException("prices", "prices", String.class, TIMEOUT,
				ActorState.RUNNING, mailbox, 0, null, List.of(jdk, own));
		AskTimeoutException only = new AskTimeoutException("prices", "prices", String.class, TIMEOUT,
				ActorState.RUNNING, mailbox, 0, null, List.of(jdk));

		assertThat(within).hasMessageContaining(", at demo.Prices.find(Prices.java:12). ");
		assertThat(only).hasMessageContaining(", at java.");
	}

	/** Holds its start. */
	private record Starting(Gate gate) implements SinkActor<Step> {

		@Override
		public void onStart(SinkContext<Step> context) {
			this.gate.hold();
		}

		@Override
		public void onMessage(Step step, SinkContext<Step> context) throws Exception {
			step.take(context);
		}

	}

}
