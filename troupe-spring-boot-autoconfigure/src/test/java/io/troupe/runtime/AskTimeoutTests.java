package io.troupe.runtime;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import io.troupe.ActorSpec;
import io.troupe.ActorState;
import io.troupe.AskTimeoutException;
import io.troupe.MailboxOptions;
import io.troupe.Overflow;
import io.troupe.Reply;
import io.troupe.SinkHandle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class AskTimeoutTests {

	private final ManualTime time = new ManualTime();

	private final TestEngine engine = TestEngine
		.start((builder) -> builder.timeSource(this.time).askTimeout(Duration.ofSeconds(3)));

	private final Gate gate = new Gate();

	private final Probe<Reply<String>> questions = new Probe<>();

	private final SinkHandle<Message> actor = this.engine.<Message>spawn("slow", (message, context) -> {
		if (message instanceof Hold) {
			this.gate.hold();
		}
		else if (message instanceof Question question) {
			this.questions.add(question.reply());
		}
	}).handle();

	@AfterEach
	void close() {
		this.gate.open();
		this.engine.close();
	}

	@Test
	void theDefaultTimeoutAppliesAndNotBefore() {
		CompletableFuture<String> answer = this.actor.ask(Question::new);
		this.questions.next();
		this.engine.awaitState(this.actor, ActorState.IDLE);

		this.time.advance(Duration.ofMillis(2900));
		assertThat(answer).isNotDone();
		this.time.advance(Duration.ofMillis(200));

		assertThat(Soon.failureOf(answer)).isInstanceOf(AskTimeoutException.class)
			.hasMessage("Actor '" + this.actor.name() + "' did not answer Question within 3000 ms. "
					+ "It has taken the question and not answered it. The actor is IDLE with 0 messages queued. "
					+ "Check that its handler replies, or give the ask more time");
		Soon.until("the outcome is told", () -> this.engine.events().asks.contains(ActorListener.AskOutcome.TIMED_OUT));
	}

	@Test
	void aTimeoutOfItsOwnTellsWhatTheActorDoes() {
		this.actor.send(new Hold());
		this.gate.awaitHeld();
		CompletableFuture<String> answer = this.actor.ask(Question::new, Duration.ofMillis(250));

		this.time.advance(Duration.ofMillis(250));
		this.time.advance(Duration.ofMillis(50));

		assertThat(Soon.failureOf(answer)).isInstanceOfSatisfying(AskTimeoutException.class, (timeout) -> {
			assertThat(timeout.messageType()).isEqualTo(Question.class);
			assertThat(timeout.state()).isEqualTo(ActorState.RUNNING);
			assertThat(timeout.depth()).isEqualTo(1);
			assertThat(timeout.position()).isEqualTo(1);
			assertThat(timeout.running()).isNotNull();
			assertThat(timeout.running().messageType()).isEqualTo(Hold.class.getName());
			assertThat(timeout).hasMessageMatching("Actor '" + this.actor.name()
					+ "' did not answer Question within 250 ms\\. The question is number 1 in its mailbox\\. "
					+ "The actor is RUNNING with 1 message queued, "
					+ "handling io\\.troupe\\.runtime\\.AskTimeoutTests\\$Hold for \\d+ ms, "
					+ "at io\\.troupe\\.runtime\\.\\w+\\.\\w+\\(\\w+\\.java:\\d+\\)\\. "
					+ "Check that its handler replies, or give the ask more time");
		});
	}

	@Test
	void aTimeoutTellsWhetherTheActorHadTooMuchToDo() {
		SinkHandle<Message> narrow = this.engine
			.spawn(ActorSpec.<Message>sink(() -> (message, context) -> this.gate.hold())
				.named("narrow")
				.mailbox(MailboxOptions.of(2, Overflow.REJECT)))
			.handle();
		narrow.send(new Hold());
		this.gate.awaitHeld();
		CompletableFuture<String> behindOthers = narrow.ask(Question::new, Duration.ofMillis(250));
		CompletableFuture<String> unanswered = this.actor.ask(Question::new, Duration.ofMillis(250));
		this.questions.next();

		this.time.advance(Duration.ofMillis(300));

		assertThat(Soon.failureOf(behindOthers)).isInstanceOfSatisfying(AskTimeoutException.class, (timeout) -> {
			assertThat(timeout.definition()).isEqualTo("narrow");
			assertThat(timeout.capacity()).isEqualTo(2);
			assertThat(timeout.depth()).isEqualTo(1);
			assertThat(timeout.saturated()).isTrue();
		});
		assertThat(Soon.failureOf(unanswered)).isInstanceOfSatisfying(AskTimeoutException.class,
				(timeout) -> assertThat(timeout.saturated()).isFalse());
	}

	@Test
	void anAnswerAfterTheTimeoutIsRefused() {
		CompletableFuture<String> answer = this.actor.ask(Question::new, Duration.ofMillis(250));
		Reply<String> reply = this.questions.next();

		this.time.advance(Duration.ofMillis(300));

		assertThat(Soon.failureOf(answer)).isInstanceOf(AskTimeoutException.class);
		assertThat(reply.send("too late")).isFalse();
	}

	@Test
	void anAnswerInTimeIsNotTimedOutLater() {
		CompletableFuture<String> answer = this.actor.ask(Question::new, Duration.ofMillis(250));
		this.questions.next().send("in time");

		this.time.advance(Duration.ofSeconds(10));

		assertThat(answer).isCompletedWithValue("in time");
		assertThat(this.engine.events().asks).containsExactly(ActorListener.AskOutcome.ANSWERED);
	}

	@Test
	void asksThatHaveEndedAreNotWatchedAnyMore() {
		CompletableFuture<String> answered = this.actor.ask(Question::new);
		CompletableFuture<String> failed = this.actor.ask(Question::new);
		CompletableFuture<String> cancelled = this.actor.ask(Question::new);
		assertThat(this.time.isEmpty()).isFalse();

		this.questions.next().send("answered");
		this.questions.next().fail(new IllegalStateException("failed"));
		cancelled.cancel(true);

		assertThat(answered).isCompleted();
		assertThat(failed).isCompletedExceptionally();
		assertThat(this.questions.next().send("too late")).isFalse();
		List<ActorListener.AskOutcome> outcomes = List.copyOf(this.engine.events().asks);

		this.time.advance(Duration.ofHours(1));

		assertThat(this.time.isEmpty()).isTrue();
		assertThat(this.engine.events().asks).isEqualTo(outcomes).hasSize(3);
	}

	@Test
	void manyOpenAsksEachEndAtTheirOwnTime() {
		List<CompletableFuture<String>> answers = new ArrayList<>();
		for (int i = 0; i < 900; i++) {
			answers.add(this.actor.ask(Question::new, Duration.ofMillis(100 + i % 9 * 100)));
		}

		for (int step = 1; step <= 9; step++) {
			this.time.advance(Duration.ofMillis(100));

			long ended = answers.stream().filter(CompletableFuture::isCompletedExceptionally).count();
			assertThat(ended).isEqualTo(step * 100);
		}
		assertThat(this.time.isEmpty()).isTrue();
	}

	@Test
	void moreOpenAsksThanOneLooksAtInATurnEndALittleLater() {
		SinkHandle<Message> roomy = this.engine.spawn(ActorSpec.<Message>sink(() -> (message, context) -> {
		}).mailbox(MailboxOptions.of(0, Overflow.REJECT))).handle();
		List<CompletableFuture<String>> answers = new ArrayList<>();
		for (int i = 0; i < 20_000; i++) {
			answers.add(roomy.ask(Question::new, Duration.ofMillis(100).plusNanos(i)));
		}

		this.time.advance(Duration.ofMillis(100));
		assertThat(answers.get(0)).isCompletedExceptionally();
		assertThat(answers.get(19_999)).isNotDone();
		this.time.advance(Duration.ofMillis(10));

		assertThat(answers).allSatisfy((answer) -> assertThat(answer).isCompletedExceptionally());
	}

	@Test
	void anAskWithLessTimeEndsBeforeOneMadeEarlier() {
		CompletableFuture<String> patient = this.actor.ask(Question::new, Duration.ofSeconds(2));
		CompletableFuture<String> hasty = this.actor.ask(Question::new, Duration.ofSeconds(1));

		this.time.advance(Duration.ofSeconds(1));
		assertThat(hasty).isCompletedExceptionally();
		assertThat(patient).isNotDone();

		this.time.advance(Duration.ofSeconds(1));
		assertThat(patient).isCompletedExceptionally();
	}

	@Test
	void aQuestionThatTimedOutIsStillProcessed() {
		this.actor.send(new Hold());
		this.gate.awaitHeld();
		CompletableFuture<String> answer = this.actor.ask(Question::new, Duration.ofMillis(250));
		this.time.advance(Duration.ofMillis(300));
		assertThat(Soon.failureOf(answer)).isInstanceOf(AskTimeoutException.class);

		this.gate.open();

		assertThat(this.questions.next().send("too late")).isFalse();
	}

	sealed interface Message {

	}

	record Hold() implements Message {

	}

	record Question(Reply<String> reply) implements Message {

	}

}
