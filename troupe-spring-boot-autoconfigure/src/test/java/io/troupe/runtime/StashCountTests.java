package io.troupe.runtime;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

import io.troupe.ActorState;
import io.troupe.DeadLetter;
import io.troupe.SinkContext;
import io.troupe.SinkHandle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** A message that is put aside counts when it is handled at last. */
class StashCountTests {

	private final TestEngine engine = TestEngine.start();

	private final SinkHandle<Step> actor = this.engine.spawn(TestEngine.steps().supervision(TestEngine.RESTART_AT_ONCE))
		.handle();

	private final Probe<String> probe = new Probe<>();

	private long processedBefore;

	@BeforeEach
	void count() {
		Step.settle(this.actor);
		this.engine.awaitState(this.actor, ActorState.IDLE);
		this.processedBefore = this.engine.snapshot(this.actor).processed();
	}

	@AfterEach
	void close() {
		this.engine.close();
	}

	/** Makes the message of a result, in a turn of its own. */
	private void pipe(Step message) {
		this.actor.send((context) -> context.pipeToSelf(CompletableFuture.completedFuture("result"),
				(result) -> message, (ex) -> (inside) -> {
				}));
	}

	private long processed() {
		assertThat(this.probe.next()).isEqualTo("handled");
		this.engine.awaitState(this.actor, ActorState.IDLE);
		assertThat(this.probe.rest()).isEmpty();
		return this.engine.snapshot(this.actor).processed() - this.processedBefore;
	}

	@Test
	void aPipedResultThatWasStashedCountsOnce() {
		pipe(new Stashing(1, false));

		assertThat(processed()).isEqualTo(2);
	}

	@Test
	void aMessageThatWasStashedAgainAndAgainCountsOnce() {
		this.actor.send(new Stashing(5, false));

		assertThat(processed()).isEqualTo(1);
	}

	@Test
	void aMessageThatWasStashedByAFailingHandlerCountsAsFailedAndAsProcessed() {
		this.actor.send(new Stashing(1, true));

		assertThat(processed()).isEqualTo(1);
		assertThat(this.engine.snapshot(this.actor).failed()).isEqualTo(1);
		assertThat(this.engine.events().deadLetters).extracting(DeadLetter::reason)
			.containsExactly(DeadLetter.Reason.FAILED);
	}

	@Test
	void aPipedResultThatWasStashedByAFailingHandlerCountsAsFailedAndAsProcessed() {
		pipe(new Stashing(1, true));

		assertThat(processed()).isEqualTo(2);
		assertThat(this.engine.snapshot(this.actor).failed()).isEqualTo(1);
	}

	/** Puts itself aside a number of times before it reports. */
	private final class Stashing implements Step {

		private final AtomicInteger left;

		private final boolean failing;

		Stashing(int times, boolean failing) {
			this.left = new AtomicInteger(times);
			this.failing = failing;
		}

		@Override
		public void take(SinkContext<Step> context) {
			if (this.left.getAndDecrement() <= 0) {
				StashCountTests.this.probe.add("handled");
				return;
			}
			context.stash(this);
			if (this.failing) {
				throw new IllegalStateException("failed");
			}
			context.unstashAll();
		}

	}

}
