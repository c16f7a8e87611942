package io.troupe.runtime;

import java.util.concurrent.CompletableFuture;

import io.troupe.DeadLetter;
import io.troupe.SinkHandle;
import io.troupe.Spawned;
import io.troupe.Supervision;
import io.troupe.Termination;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/** An exception that throws when it is asked what it is. */
class BrokenExceptionTests {

	private final TestEngine engine = TestEngine.start();

	private final RuntimeException failure = new Broken();

	@AfterEach
	void close() {
		this.engine.close();
	}

	private Throwable failureOfAsk(SinkHandle<Step> actor) {
		CompletableFuture<String> answer = actor.ask((reply) -> (context) -> {
			throw this.failure;
		});
		// get() would make a text of it
		return Soon.get(answer.handle((value, ex) -> ex));
	}

	@ParameterizedTest
	@EnumSource(names = { "RESUME", "RESTART" })
	void theAskerGetsItAndTheActorGoesOn(Supervision.Strategy strategy) {
		Supervision.Backoff atOnce = TestEngine.RESTART_AT_ONCE.backoff();
		SinkHandle<Step> actor = this.engine
			.spawn(TestEngine.steps()
				.supervision(new Supervision(strategy, 10, TestEngine.RESTART_AT_ONCE.within(), atOnce)))
			.handle();

		assertThat(failureOfAsk(actor) == this.failure).isTrue();

		Step.settle(actor);
		assertThat(this.engine.snapshot(actor).failed()).isEqualTo(1);
		assertThat(this.engine.snapshot(actor).restarts())
			.isEqualTo((strategy == Supervision.Strategy.RESTART) ? 1 : 0);
		assertThat(this.engine.events().failures).hasSize(1);
		assertThat(this.engine.population("steps").deadLetters()).containsEntry(DeadLetter.Reason.FAILED, 1L);
	}

	@Test
	void anActorThatIsGivenUpEndsAsFailed() {
		Spawned<SinkHandle<Step>> spawned = this.engine
			.spawn(TestEngine.steps().supervision(Supervision.of(Supervision.Strategy.STOP)));

		assertThat(failureOfAsk(spawned.handle()) == this.failure).isTrue();

		Termination termination = Soon.get(spawned.whenStopped());
		assertThat(termination.reason()).isEqualTo(Termination.Reason.FAILED);
		assertThat(termination.cause() == this.failure).isTrue();
		assertThat(this.engine.population("steps").live()).isZero();
	}

	private static final class Broken extends RuntimeException {

		@Override
		public String getMessage() {
			throw new IllegalStateException("no message");
		}

		@Override
		public String toString() {
			throw new IllegalStateException("no text");
		}

	}

}
