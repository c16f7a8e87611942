package io.troupe.autoconfigure;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.troupe.ActorSpec;
import io.troupe.MailboxOptions;
import io.troupe.Overflow;
import io.troupe.Reply;
import io.troupe.SinkActor;
import io.troupe.SinkHandle;
import io.troupe.Spawned;
import io.troupe.Troupe;
import io.troupe.spring.Mailbox;
import io.troupe.spring.TroupeActor;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/** Actors that cannot answer, and a way into each kind of trouble with them. */
final class Trouble {

	private static final Duration SOON = Duration.ofMillis(10);

	private final SinkHandle<Question> stuck;

	private final SinkHandle<Question> busy;

	private final SinkHandle<Question> silent;

	private final Troupe troupe;

	private Trouble(SinkHandle<Question> stuck, SinkHandle<Question> busy, SinkHandle<Question> silent, Troupe troupe) {
		this.stuck = stuck;
		this.busy = busy;
		this.silent = silent;
		this.troupe = troupe;
	}

	/** Sends until it throws. */
	String full() {
		while (true) {
			this.stuck.send(new Question(null, null));
		}
	}

	/** Asks until it is refused. */
	CompletableFuture<String> refused() {
		return refused(this.stuck);
	}

	/** Returns why it is refused. */
	Throwable refusal() {
		return refused().handle((answer, cause) -> cause).join();
	}

	/** Is refused by an actor without a name of its own. */
	CompletableFuture<String> refusedBySpawned() {
		Spawned<SinkHandle<Question>> clerk = this.troupe.spawn(ActorSpec.sink(Actors::forever)
			.named("clerk")
			.mailbox(MailboxOptions.of(3, Overflow.REJECT))
			.blocking());
		assertThat(clerk.handle().name()).isNotEqualTo("clerk");
		return refused(clerk.handle());
	}

	private static CompletableFuture<String> refused(SinkHandle<Question> actor) {
		CompletableFuture<String> answer = ask(actor, Duration.ofMinutes(1));
		while (!answer.isDone()) {
			answer = ask(actor, Duration.ofMinutes(1));
		}
		return answer;
	}

	/** Waits in a full mailbox until time is up. */
	CompletableFuture<String> lateBehindOthers() throws InterruptedException {
		CountDownLatch entered = new CountDownLatch(1);
		this.busy.send(new Question(entered, null));
		assertThat(entered.await(20, TimeUnit.SECONDS)).isTrue();
		return ask(this.busy, Duration.ofMillis(500));
	}

	/** Is not answered by an actor that has nothing else to do. */
	CompletableFuture<String> late() {
		return ask(this.silent, SOON);
	}

	/** Asks an actor that has ended. */
	CompletableFuture<String> ended() {
		Spawned<SinkHandle<Question>> spawned = this.troupe.spawn(ActorSpec.sink(Actors::none).named("guest"));
		spawned.stopNow();
		return spawned.whenStopped().toCompletableFuture().thenCompose((end) -> ask(spawned.handle(), SOON));
	}

	private static CompletableFuture<String> ask(SinkHandle<Question> actor, Duration timeout) {
		return actor.ask((reply) -> new Question(null, reply), timeout);
	}

	/**
	 * What the actors take.
	 *
	 * @param entered counted down when it is handled, or {@code null}
	 * @param reply for the answer that never comes, or {@code null}
	 */
	record Question(CountDownLatch entered, Reply<String> reply) {

	}

	/** The actors. */
	@Configuration(proxyBeanMethods = false)
	static class Actors {

		@Bean
		@TroupeActor(mailbox = @Mailbox(capacity = 2, overflow = Overflow.REJECT), blocking = true)
		SinkActor<Question> stuck() {
			return forever();
		}

		@Bean
		@TroupeActor(mailbox = @Mailbox(capacity = 1, overflow = Overflow.REJECT), blocking = true)
		SinkActor<Question> busy() {
			return forever();
		}

		@Bean
		@TroupeActor
		SinkActor<Question> silent() {
			return none();
		}

		@Bean
		Trouble trouble(SinkHandle<Question> stuckHandle, SinkHandle<Question> busyHandle,
				SinkHandle<Question> silentHandle, Troupe troupe) {
			return new Trouble(stuckHandle, busyHandle, silentHandle, troupe);
		}

		/** Handles one message until it is interrupted. */
		private static SinkActor<Question> forever() {
			return (question, context) -> {
				if (question.entered() != null) {
					question.entered().countDown();
				}
				Thread.currentThread().join();
			};
		}

		private static SinkActor<Question> none() {
			return (question, context) -> {
			};
		}

	}

}
