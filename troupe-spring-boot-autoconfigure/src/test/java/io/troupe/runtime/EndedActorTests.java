package io.troupe.runtime;

import java.util.concurrent.CompletableFuture;

import io.troupe.ActorStoppedException;
import io.troupe.DeadLetter;
import io.troupe.SinkHandle;
import io.troupe.Spawned;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class EndedActorTests {

	private final TestEngine engine = TestEngine.start();

	private final Spawned<SinkHandle<String>> spawned = this.engine.spawn("gone", (message, context) -> {
	});

	private final SinkHandle<String> actor = this.spawned.handle();

	@BeforeEach
	void end() {
		this.spawned.stop();
		Soon.get(this.spawned.whenStopped());
	}

	@AfterEach
	void close() {
		this.engine.close();
	}

	@Test
	void sendBecomesADeadLetter() {
		this.actor.send("too late");

		DeadLetter letter = this.engine.troupe().deadLetters().get(0);
		assertThat(letter.actor()).isEqualTo(this.actor.name());
		assertThat(letter.definition()).isEqualTo("gone");
		assertThat(letter.reason()).isEqualTo(DeadLetter.Reason.STOPPED);
		assertThat(letter.messageType()).isEqualTo(String.class);
		assertThat(letter.cause()).isNull();
		assertThat(this.engine.events().deadLetters).containsExactly(letter);
		assertThat(this.engine.population("gone").deadLetters()).containsEntry(DeadLetter.Reason.STOPPED, 1L);
	}

	@Test
	void trySendIsFalse() {
		boolean accepted = this.actor.trySend("too late");

		assertThat(accepted).isFalse();
	}

	@Test
	void askFailsAtOnce() {
		CompletableFuture<String> answer = this.actor.ask((reply) -> "question");

		assertThat(answer).isCompletedExceptionally();
		assertThat(Soon.failureOf(answer)).isInstanceOf(ActorStoppedException.class)
			.hasMessage("Actor '" + this.actor.name() + "' has stopped; String was not processed. "
					+ "It is kept as a dead letter");
	}

	@Test
	void itIsNotFoundAnyMore() {
		assertThat(this.engine.troupe().find(this.actor.name())).isEmpty();
		assertThat(this.engine.troupe().actors()).isEmpty();
		assertThat(this.engine.population("gone").live()).isZero();
	}

	@Test
	void stoppingItAgainDoesNothing() {
		this.spawned.stop();
		this.spawned.stopNow();
		this.spawned.close();

		assertThat(this.engine.events().ended).hasSize(1);
	}

}
