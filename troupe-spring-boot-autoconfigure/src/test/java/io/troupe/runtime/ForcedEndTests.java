package io.troupe.runtime;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

import io.troupe.ActorSpec;
import io.troupe.DeadLetter;
import io.troupe.SinkActor;
import io.troupe.SinkContext;
import io.troupe.SinkHandle;
import io.troupe.Spawned;
import io.troupe.Termination;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A shutdown while the only thread hangs in a handler: the actors end without it, and
 * stay ended when it comes back.
 */
class ForcedEndTests {

	private static final Duration BUDGET = Duration.ofMillis(50);

	private final ExecutorService executor = Executors.newSingleThreadExecutor();

	private final CountDownLatch released = new CountDownLatch(1);

	private final CompletableFuture<Thread> hanging = new CompletableFuture<>();

	private final Probe<String> steps = new Probe<>();

	@AfterEach
	void close() {
		this.released.countDown();
		this.executor.shutdownNow();
	}

	@ParameterizedTest(name = "own workers {0}, handler ignores interrupts {1}")
	@CsvSource({ "true, true", "true, false", "false, true" })
	void actorsEndOnceAndForAll(boolean ownWorkers, boolean stubborn) throws Exception {
		TestEngine engine = TestEngine.start((builder) -> {
			builder.parallelism(1);
			if (!ownWorkers) {
				builder.executor(this.executor);
			}
		});
		SinkHandle<Step> hung = spawn(engine, "hung");
		SinkHandle<Step> idle = spawn(engine, "idle");
		SinkHandle<Step> parent = spawn(engine, "parent");
		Step.settle(idle);
		Spawned<?> child = Step.ask(parent, (context) -> context.spawn(recording("child")));
		hung.send((context) -> hang(stubborn));
		Thread thread = Soon.get(this.hanging);
		SinkHandle<Step> waiting = spawn(engine, "waiting");
		List.of(hung, waiting, waiting, idle).forEach((actor) -> actor.send((context) -> this.steps.add("handled")));

		DrainReport report = engine.troupe().shutdown(BUDGET);
		assertThat(child.whenStopped().toCompletableFuture()).isDone();
		this.released.countDown();
		awaitEnd(thread, ownWorkers);

		assertThat(report.complete()).isFalse();
		assertThat(this.steps.rest()).isSubsetOf("hung onStart", "idle onStart", "parent onStart", "child onStart");
		assertThat(engine.events().ended).extracting(Termination::reason)
			.hasSize(5)
			.containsOnly(Termination.Reason.SHUTDOWN);
		assertThat(engine.events().ended).extracting(Termination::actor).doesNotHaveDuplicates();
		assertThat(engine.troupe().populations()).extracting(Population::live).hasSize(5).containsOnly(0L);
		assertThat(engine.events().deadLetters).filteredOn((letter) -> letter.reason() == DeadLetter.Reason.SHUTDOWN)
			.extracting(DeadLetter::definition)
			.containsExactlyInAnyOrder("hung", "waiting", "waiting", "idle");
	}

	/** When the thread has ended, whatever was left for it to do is done. */
	private void awaitEnd(Thread thread, boolean ownWorkers) throws InterruptedException {
		if (ownWorkers) {
			Soon.join(thread);
		}
		else {
			this.executor.shutdown();
			assertThat(this.executor.awaitTermination(Soon.LIMIT.toMillis(), TimeUnit.MILLISECONDS)).isTrue();
		}
	}

	private void hang(boolean stubborn) throws InterruptedException {
		this.hanging.complete(Thread.currentThread());
		boolean released = false;
		while (!released) {
			try {
				released = this.released.await(Soon.LIMIT.toMillis(), TimeUnit.MILLISECONDS);
			}
			catch (InterruptedException ex) {
				if (!stubborn) {
					throw ex;
				}
			}
		}
	}

	private SinkHandle<Step> spawn(TestEngine engine, String definition) {
		return engine.spawn(recording(definition)).handle();
	}

	private ActorSpec<SinkHandle<Step>> recording(String definition) {
		return ActorSpec.<Step>sink(() -> new Recording(definition))
			.named(definition)
			.supervision(TestEngine.RESTART_AT_ONCE)
			.released((instance) -> this.steps.add(definition + " released"));
	}

	private final class Recording implements SinkActor<Step> {

		private final String definition;

		Recording(String definition) {
			this.definition = definition;
		}

		@Override
		public void onStart(SinkContext<Step> context) {
			ForcedEndTests.this.steps.add(this.definition + " onStart");
		}

		@Override
		public void onMessage(Step step, SinkContext<Step> context) throws Exception {
			step.take(context);
		}

		@Override
		public void onStop(SinkContext<Step> context) {
			ForcedEndTests.this.steps.add(this.definition + " onStop");
		}

	}

}
