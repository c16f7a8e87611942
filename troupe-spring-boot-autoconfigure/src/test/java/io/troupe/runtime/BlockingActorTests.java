package io.troupe.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

import io.troupe.SinkHandle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class BlockingActorTests {

	private static final int MANY = 20;

	private final TestEngine engine = TestEngine.start((builder) -> builder.parallelism(1));

	private final CountDownLatch opened = new CountDownLatch(1);

	@AfterEach
	void close() {
		this.opened.countDown();
		this.engine.close();
	}

	@Test
	void blockingActorsHoldUpNobodyElse() {
		CountDownLatch blocked = new CountDownLatch(MANY);
		List<SinkHandle<Step>> blockers = new ArrayList<>();
		for (int number = 0; number < MANY; number++) {
			blockers.add(this.engine.spawn(TestEngine.steps().blocking()).handle());
		}
		blockers.forEach((actor) -> actor.send((context) -> {
			blocked.countDown();
			Soon.await(this.opened);
		}));
		Soon.await(blocked);

		SinkHandle<Step> other = this.engine.spawnSteps().handle();
		Step.settle(other);

		Soon.until("only they block", () -> this.engine.troupe().pool().blockingTurns() == MANY);
		this.opened.countDown();
		blockers.forEach(Step::settle);
	}

	@Test
	void aBlockingActorTakesOneMessageAtATimeInOrder() {
		SinkHandle<Step> actor = this.engine.spawn(TestEngine.steps().blocking()).handle();
		Probe<Integer> probe = new Probe<>();
		List<Integer> expected = new ArrayList<>();

		for (int number = 0; number < 500; number++) {
			int message = number;
			expected.add(message);
			actor.send((context) -> probe.add(message));
		}

		assertThat(probe.next(500)).isEqualTo(expected);
	}

	@Test
	void itDoesNotRunOnAWorker() {
		SinkHandle<Step> ordinary = this.engine.spawnSteps().handle();
		SinkHandle<Step> blocking = this.engine.spawn(TestEngine.steps().blocking()).handle();

		Thread worker = Step.ask(ordinary, (context) -> Thread.currentThread());
		Thread other = Step.ask(blocking, (context) -> Thread.currentThread());

		assertThat(other).isNotSameAs(worker);
	}

	@Test
	void itRunsOnAVirtualThreadWhereThereAreAnyAndElseInAGrowingPool() {
		SinkHandle<Step> blocking = this.engine.spawn(TestEngine.steps().blocking()).handle();
		boolean virtual = Runtime.version().feature() >= 21;

		String thread = Step.ask(blocking, (context) -> Thread.currentThread().toString());

		assertThat(thread).startsWith(virtual ? "VirtualThread" : "Thread[troupe-");
	}

	@Test
	void everyActorBlocksIfTheEngineSaysSoUnlessItsSpecSaysNot() {
		try (TestEngine careful = TestEngine
			.start((builder) -> builder.parallelism(1).blockingByDefault(true).threadNamePrefix("careful-"))) {
			SinkHandle<Step> blocker = careful.spawnSteps().handle();
			SinkHandle<Step> quick = careful.spawn(TestEngine.steps().blocking(false)).handle();
			Gate gate = new Gate();
			blocker.send((context) -> gate.hold());
			gate.awaitHeld();

			String thread = Step.ask(quick, (context) -> Thread.currentThread().getName());

			assertThat(thread).startsWith("careful-");
			Soon.until("only it blocks", () -> careful.troupe().pool().blockingTurns() == 1);
			gate.open();
		}
	}

}
