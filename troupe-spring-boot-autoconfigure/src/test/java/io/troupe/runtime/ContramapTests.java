package io.troupe.runtime;

import java.util.concurrent.CompletableFuture;

import io.troupe.Reply;
import io.troupe.SinkHandle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ContramapTests {

	private final TestEngine engine = TestEngine.start();

	private final Probe<String> probe = new Probe<>();

	private final SinkHandle<String> actor = this.engine
		.<String>spawn("printer", (message, context) -> this.probe.add(message))
		.handle();

	@AfterEach
	void close() {
		this.engine.close();
	}

	@Test
	void aViewTakesAnotherType() {
		SinkHandle<Integer> view = this.actor.contramap((number) -> "number " + number);

		view.send(7);
		boolean accepted = view.trySend(8);

		assertThat(accepted).isTrue();
		assertThat(this.probe.next(2)).containsExactly("number 7", "number 8");
		assertThat(view.name()).isEqualTo(this.actor.name());
	}

	@Test
	void theMapperRunsOnTheSendersThread() {
		SinkHandle<Integer> view = this.actor.contramap((number) -> Thread.currentThread().getName());

		view.send(7);

		assertThat(this.probe.next()).isEqualTo(Thread.currentThread().getName());
	}

	@Test
	void whatTheMapperThrowsGoesToTheSender() {
		SinkHandle<Integer> view = this.actor.contramap((number) -> {
			throw new IllegalArgumentException("cannot map " + number);
		});

		assertThatThrownBy(() -> view.send(7)).hasMessage("cannot map 7");
		assertThatThrownBy(() -> view.trySend(8)).hasMessage("cannot map 8");
		this.actor.send("last");

		assertThat(this.probe.next()).isEqualTo("last");
	}

	@Test
	void aViewCanAsk() {
		SinkHandle<Step> steps = this.engine.spawnSteps().handle();
		SinkHandle<Reply<String>> view = steps.contramap((reply) -> (context) -> reply.send(context.name()));

		CompletableFuture<String> answer = view.ask((Reply<String> reply) -> reply);

		assertThat(Soon.get(answer)).isEqualTo(steps.name());
	}

	@Test
	void aMapperThatReturnsNullIsRefusedWithNothingEnqueued() {
		SinkHandle<Integer> view = this.actor.contramap((number) -> null);

		assertThatThrownBy(() -> view.send(7)).isInstanceOf(NullPointerException.class)
			.hasMessage("the mapper of a handle must not return null");

		this.actor.send("last");
		assertThat(this.probe.next()).isEqualTo("last");
	}

}
