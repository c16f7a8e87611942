package io.troupe.runtime;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

import io.troupe.ActorSpec;
import io.troupe.DeadLetter;
import io.troupe.SinkActor;
import io.troupe.SinkContext;
import io.troupe.SinkHandle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Who shuts down, and who sends while somebody does. */
class ShutdownCallerTests {

	private static final Duration BUDGET = Duration.ofSeconds(40);

	/** Longer than any test waits. */
	private static final Duration FOREVER = Duration.ofMinutes(5);

	private final TestEngine engine = TestEngine.start();

	private final Gate gate = new Gate();

	private final Probe<String> probe = new Probe<>();

	private final CompletableFuture<DrainReport> report = new CompletableFuture<>();

	private final CompletableFuture<Boolean> interrupted = new CompletableFuture<>();

	@AfterEach
	void close() {
		this.gate.open();
		this.engine.close();
	}

	private Thread shutDown(Runnable before) {
		Thread thread = new Thread(() -> {
			before.run();
			this.report.complete(this.engine.troupe().shutdown(BUDGET));
			this.interrupted.complete(Thread.currentThread().isInterrupted());
		}, "shutdown");
		thread.setDaemon(true);
		thread.start();
		this.engine.awaitDrain();
		return thread;
	}

	private void spawnIdle(int count) {
		ActorSpec<SinkHandle<Step>> spec = ActorSpec.<Step>sink(Farewell::new)
			.named("idle")
			.released((instance) -> this.probe.add("released"));
		for (int actor = 0; actor < count; actor++) {
			Step.settle(this.engine.spawn(spec).handle());
		}
	}

	@Test
	void anInterruptedThreadStillLetsIdleActorsStop() {
		spawnIdle(20);

		shutDown(() -> Thread.currentThread().interrupt());

		assertThat(Soon.get(this.report).entries()).allMatch((entry) -> entry.left() == 0);
		assertThat(this.report.join().complete()).isTrue();
		assertThat(this.probe.rest()).hasSize(40).contains("stopped", "released");
		assertThat(this.report.join().cutShort()).isTrue();
		assertThat(Soon.get(this.interrupted)).isTrue();
		assertThat(this.engine.events().ended).hasSize(20);
	}

	@Test
	void aThreadThatIsInterruptedMeanwhileStillLetsActorsStop() {
		spawnIdle(20);
		SinkHandle<Step> held = this.engine.spawnSteps().handle();
		held.send((context) -> this.gate.hold());
		this.gate.awaitHeld();
		Thread thread = shutDown(() -> {
		});
		Soon.until("it waits", () -> thread.getState() == Thread.State.TIMED_WAITING);

		thread.interrupt();
		this.gate.open();

		assertThat(Soon.get(this.report).complete()).isTrue();
		assertThat(this.probe.rest()).hasSize(40).contains("stopped", "released");
		assertThat(Soon.get(this.interrupted)).isTrue();
	}

	@Test
	void whatIsRefusedMeanwhileIsNotLeft() {
		SinkHandle<Step> actor = this.engine.spawnSteps().handle();
		actor.send((context) -> this.gate.hold());
		this.gate.awaitHeld();
		shutDown(() -> {
		});
		Soon.until("sends are refused", () -> !actor.trySend((context) -> {
		}));
		int before = this.engine.events().deadLetters.size();

		for (int message = 0; message < 5; message++) {
			assertThat(actor.trySend((context) -> this.probe.add("never"))).isFalse();
		}
		this.gate.open();

		assertThat(Soon.get(this.report).complete()).isTrue();
		assertThat(this.report.join().entries()).allMatch((entry) -> entry.left() == 0);
		assertThat(this.probe.rest()).isEmpty();
		assertThat(this.engine.events().deadLetters).hasSize(before + 5)
			.allMatch((letter) -> letter.reason() == DeadLetter.Reason.SHUTDOWN);
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void anActorThatShutsDownIsGivenUpAndLetsTheOthersEnd(boolean blocking) {
		spawnIdle(20);
		SinkHandle<Step> actor = this.engine.spawn(TestEngine.steps().blocking(blocking)).handle();

		actor.send((context) -> {
			this.report.complete(this.engine.troupe().shutdown(FOREVER));
			this.interrupted.complete(Thread.currentThread().isInterrupted());
		});

		assertThat(Soon.get(this.report).entries()).filteredOn((entry) -> entry.unfinished() > 0)
			.containsExactly(new DrainReport.Entry("steps", 0, 0, 0, 1));
		assertThat(this.report.join().entries()).allMatch((entry) -> entry.left() == 0 && entry.awaited() == 0);
		assertThat(this.report.join().complete()).isFalse();
		assertThat(this.probe.rest()).hasSize(40).contains("stopped", "released");
		assertThat(Soon.get(this.interrupted)).isFalse();
		assertThat(actor.trySend((context) -> this.probe.add("never"))).isFalse();
	}

	@Test
	void aParentOfTheActorThatShutsDownStillStops() {
		SinkHandle<Step> parent = this.engine.spawn(ActorSpec.<Step>sink(Farewell::new).named("parent")).handle();
		SinkHandle<Step> child = Step.ask(parent, (context) -> context.spawn(TestEngine.steps()).handle());

		child.send((context) -> {
			parent.send((inside) -> this.probe.add("told"));
			this.report.complete(this.engine.troupe().shutdown(FOREVER));
		});

		assertThat(Soon.get(this.report).entries()).filteredOn((entry) -> entry.unfinished() > 0)
			.containsExactly(new DrainReport.Entry("steps", 0, 0, 0, 1));
		assertThat(this.report.join().left()).isZero();
		assertThat(this.probe.rest()).containsExactly("told", "stopped");
	}

	@Test
	void anActorThatShutsDownInterruptedStaysSo() {
		SinkHandle<Step> actor = this.engine.spawnSteps().handle();

		actor.send((context) -> {
			Thread.currentThread().interrupt();
			this.report.complete(this.engine.troupe().shutdown(FOREVER));
			this.interrupted.complete(Thread.interrupted());
		});

		assertThat(Soon.get(this.interrupted)).isTrue();
	}

	private final class Farewell implements SinkActor<Step> {

		@Override
		public void onMessage(Step step, SinkContext<Step> context) throws Exception {
			step.take(context);
		}

		@Override
		public void onStop(SinkContext<Step> context) {
			ShutdownCallerTests.this.probe.add("stopped");
		}

	}

}
