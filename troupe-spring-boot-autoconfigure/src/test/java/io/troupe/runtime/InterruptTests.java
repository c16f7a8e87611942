package io.troupe.runtime;

import io.troupe.SinkHandle;
import io.troupe.Supervision;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Threads that are interrupted by a handler or from outside. */
class InterruptTests {

	private final TestEngine engine = TestEngine.start((builder) -> builder.parallelism(1));

	private final Gate gate = new Gate();

	@AfterEach
	void close() {
		this.gate.open();
		this.engine.close();
	}

	private static Thread threadOf(SinkHandle<Step> actor) {
		return Step.ask(actor, (context) -> Thread.currentThread());
	}

	@Test
	void whatAHandlerLeavesBehindDoesNotReachAnotherActor() {
		SinkHandle<Step> careless = this.engine.spawnSteps().handle();
		SinkHandle<Step> other = this.engine.spawnSteps().handle();
		Probe<Boolean> interrupted = new Probe<>();

		for (int round = 0; round < 100; round++) {
			careless.send((context) -> {
				other.send((inside) -> interrupted.add(Thread.currentThread().isInterrupted()));
				Thread.currentThread().interrupt();
			});
		}

		assertThat(interrupted.next(100)).containsOnly(false);
	}

	@Test
	void theHandlerAtWorkHearsOfItAndFailsLikeAnyOther() {
		SinkHandle<Step> actor = this.engine
			.spawn(TestEngine.steps().supervision(Supervision.of(Supervision.Strategy.RESUME)))
			.handle();
		Thread thread = threadOf(actor);
		actor.send((context) -> this.gate.hold());
		this.gate.awaitHeld();

		thread.interrupt();

		Soon.until("the handler has failed", () -> this.engine.snapshot(actor).failed() == 1);
		assertThat(threadOf(actor)).isSameAs(thread);
	}

	@Test
	void anIdleWorkerThatIsInterruptedGoesOnWorking() {
		SinkHandle<Step> actor = this.engine.spawnSteps().handle();
		Thread thread = threadOf(actor);

		for (int round = 0; round < 200; round++) {
			thread.interrupt();
			assertThat(threadOf(actor)).isSameAs(thread);
		}

		Soon.until("the interrupt is put away", () -> !thread.isInterrupted());
		assertThat(this.engine.snapshot(actor).failed()).isZero();
		// the last is counted once its handler, which has answered, returns
		Soon.until("all are processed", () -> this.engine.snapshot(actor).processed() == 201);
	}

	@Test
	void aThreadThatMayBlockLeavesNothingBehindEither() {
		SinkHandle<Step> careless = this.engine.spawn(TestEngine.steps().blocking()).handle();
		SinkHandle<Step> other = this.engine.spawn(TestEngine.steps().blocking()).handle();

		for (int round = 0; round < 50; round++) {
			careless.send((context) -> Thread.currentThread().interrupt());
			Step.settle(careless);
			assertThat(Step.<Boolean>ask(other, (context) -> Thread.currentThread().isInterrupted())).isFalse();
		}
	}

}
