package io.troupe.runtime;

import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;

import io.troupe.SinkHandle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ExecutorTests {

	private final ExecutorService executor = Executors.newFixedThreadPool(2, (task) -> new Thread(task, "mine"));

	@AfterEach
	void close() {
		this.executor.shutdownNow();
	}

	@Test
	void actorsRunOnTheExecutorOfTheApplication() {
		try (TestEngine engine = TestEngine.start((builder) -> builder.executor(this.executor))) {
			SinkHandle<Step> actor = engine.spawnSteps().handle();

			String thread = Step.ask(actor, (context) -> Thread.currentThread().getName());

			assertThat(thread).isEqualTo("mine");
			assertThat(engine.troupe().pool().workers()).isZero();
		}
	}

	@Test
	void theEngineDoesNotShutItDown() {
		TestEngine engine = TestEngine.start((builder) -> builder.executor(this.executor));

		engine.close();

		assertThat(this.executor.isShutdown()).isFalse();
	}

	@Test
	void oneActorMayHaveAnExecutorOfItsOwn() {
		try (TestEngine engine = TestEngine.start()) {
			SinkHandle<Step> actor = engine.spawn(TestEngine.steps().blocking().executor(this.executor)).handle();
			SinkHandle<Step> other = engine.spawnSteps().handle();

			String thread = Step.ask(actor, (context) -> Thread.currentThread().getName());
			String otherThread = Step.ask(other, (context) -> Thread.currentThread().getName());

			assertThat(thread).isEqualTo("mine");
			assertThat(otherThread).startsWith("troupe-");
		}
	}

	@Test
	void messagesStayInOrderOnAnExecutorOfManyThreads() {
		try (TestEngine engine = TestEngine.start((builder) -> builder.executor(this.executor).throughput(1))) {
			SinkHandle<Step> actor = engine.spawnSteps().handle();
			Probe<Integer> probe = new Probe<>();

			for (int number = 0; number < 1000; number++) {
				int message = number;
				actor.send((context) -> probe.add(message));
			}

			assertThat(probe.next(1000)).isSorted();
		}
	}

	@Test
	void anExecutorThatRefusesOnceLosesNoMessage() {
		boolean[] refuse = { false };
		try (TestEngine engine = TestEngine.start((builder) -> builder.executor((task) -> {
			if (refuse[0]) {
				refuse[0] = false;
				throw new RejectedExecutionException("busy");
			}
			this.executor.execute(task);
		}))) {
			SinkHandle<Step> actor = engine.spawnSteps().handle();
			Step.settle(actor);
			Probe<String> probe = new Probe<>();

			refuse[0] = true;
			actor.send((context) -> probe.add("first"));
			actor.send((context) -> probe.add("second"));

			assertThat(probe.next(2)).containsExactly("first", "second");
		}
	}

	@Test
	void engineThreadsCarryTheClassLoaderAndTheNameTheyWereGiven() {
		ClassLoader loader = new ClassLoader(getClass().getClassLoader()) {
		};
		try (TestEngine engine = TestEngine
			.start((builder) -> builder.classLoader(loader).threadNamePrefix("auction-"))) {
			SinkHandle<Step> worker = engine.spawnSteps().handle();
			SinkHandle<Step> blocking = engine.spawn(TestEngine.steps().blocking()).handle();

			for (SinkHandle<Step> actor : List.of(worker, blocking)) {
				Thread thread = Step.ask(actor, (context) -> Thread.currentThread());
				ClassLoader seen = Step.ask(actor, (context) -> Thread.currentThread().getContextClassLoader());

				assertThat(seen).isSameAs(loader);
				assertThat(thread.getName()).startsWith("auction-");
			}
		}
	}

}
