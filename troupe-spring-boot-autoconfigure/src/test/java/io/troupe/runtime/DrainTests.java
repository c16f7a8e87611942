package io.troupe.runtime;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import io.troupe.ActorState;
import io.troupe.ActorStoppedException;
import io.troupe.DeadLetter;
import io.troupe.JointHandle;
import io.troupe.SinkHandle;
import io.troupe.Spawned;
import io.troupe.Termination;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class DrainTests {

	private static final Duration BUDGET = Duration.ofSeconds(40);

	private final TestEngine engine = TestEngine.start();

	private final Gate gate = new Gate();

	private final Probe<String> probe = new Probe<>();

	@AfterEach
	void close() {
		this.gate.open();
		this.engine.close();
	}

	private void hold(SinkHandle<Step> actor) {
		actor.send((context) -> this.gate.hold());
		this.gate.awaitHeld();
	}

	private CompletableFuture<DrainReport> shutdown(Duration budget) {
		return this.engine.beginShutdown(budget, List.of());
	}

	@Test
	void whatIsQueuedIsProcessed() {
		SinkHandle<Step> actor = this.engine.troupe().add(TestEngine.steps().named("permanent"));
		hold(actor);
		for (int number = 0; number < 7; number++) {
			actor.send((context) -> this.probe.add("processed"));
		}

		CompletableFuture<DrainReport> shutdown = shutdown(BUDGET);
		this.gate.open();
		DrainReport report = Soon.get(shutdown);

		assertThat(report.complete()).isTrue();
		assertThat(this.probe.rest()).hasSize(7);
		assertThat(report.entries()).singleElement().satisfies((entry) -> {
			assertThat(entry.definition()).isEqualTo("permanent");
			assertThat(entry.drained()).isBetween(7L, 8L);
			assertThat(entry.left()).isZero();
		});
		assertThat(this.engine.events().deadLetters).isEmpty();
	}

	private void pipe(CompletableFuture<String> work, SinkHandle<Step> actor) {
		Step.ask(actor, (context) -> {
			context.pipeToSelf(work, (result) -> (inside) -> this.probe.add(result), (ex) -> (inside) -> {
			});
			return true;
		});
	}

	@Test
	void workThatDoesNotComeInTimeIsReported() {
		SinkHandle<Step> actor = this.engine.spawnSteps().handle();
		CompletableFuture<String> slow = new CompletableFuture<>();
		pipe(slow, actor);
		Step.ask(actor, (context) -> {
			context.manage(slow);
			return true;
		});
		this.engine.awaitState(actor, ActorState.IDLE);

		DrainReport report = this.engine.troupe().shutdown(Duration.ofMillis(100));

		assertThat(report.complete()).isFalse();
		assertThat(report.awaited()).isEqualTo(2);
		assertThat(report.unfinished()).isZero();
		assertThat(report.entries()).singleElement().hasToString("steps: drained 0, left 0, 2 results awaited");
	}

	@Test
	void workThatComesInTimeIsNotAwaited() {
		SinkHandle<Step> actor = this.engine.spawnSteps().handle();
		CompletableFuture<String> work = new CompletableFuture<>();
		pipe(work, actor);

		CompletableFuture<DrainReport> shutdown = shutdown(BUDGET);
		work.complete("done");

		assertThat(Soon.get(shutdown).complete()).isTrue();
		assertThat(shutdown.join().awaited()).isZero();
		assertThat(this.probe.rest()).containsExactly("done");
	}

	@Test
	void aResultThatWaitsInTheMailboxCountsAsLeftAndIsNotAwaited() {
		SinkHandle<Step> actor = this.engine.spawnSteps().handle();
		CompletableFuture<String> work = new CompletableFuture<>();
		pipe(work, actor);
		hold(actor);
		work.complete("too late");

		DrainReport report = Soon.get(shutdown(Duration.ofMillis(100)));

		assertThat(report.entries()).containsExactly(new DrainReport.Entry("steps", 0, 1, 0, 1));
	}

	@Test
	void newSendsFromOutsideAreRefused() {
		SinkHandle<Step> actor = this.engine.spawnSteps().handle();
		hold(actor);

		CompletableFuture<DrainReport> shutdown = shutdown(BUDGET);
		boolean accepted = actor.trySend((context) -> this.probe.add("never"));
		actor.send((context) -> this.probe.add("never"));
		CompletableFuture<String> answer = actor.ask((reply) -> (context) -> reply.send("never"));
		this.gate.open();
		Soon.get(shutdown);

		assertThat(accepted).isFalse();
		assertThat(Soon.failureOf(answer)).isInstanceOf(ActorStoppedException.class);
		assertThat(this.probe.rest()).isEmpty();
		assertThat(this.engine.events().deadLetters).extracting(DeadLetter::reason)
			.isNotEmpty()
			.containsOnly(DeadLetter.Reason.SHUTDOWN);
	}

	@Test
	void actorsMayStillTalkToEachOther() {
		SinkHandle<Step> last = this.engine.spawnSteps().handle();
		SinkHandle<Step> middle = this.engine.spawnSteps().handle();
		SinkHandle<Step> first = this.engine.spawnSteps().handle();
		first.send((context) -> {
			this.gate.hold();
			middle.send((inside) -> last.send((innermost) -> this.probe.add("arrived")));
		});
		this.gate.awaitHeld();

		CompletableFuture<DrainReport> shutdown = shutdown(BUDGET);
		this.gate.open();

		assertThat(Soon.get(shutdown).complete()).isTrue();
		assertThat(this.probe.rest()).containsExactly("arrived");
	}

	@Test
	void whatAnActorOfAnotherEngineBroadcastsIsListenedToNoMore() {
		Gate gate = new Gate();
		try (TestEngine other = TestEngine.start()) {
			JointHandle<Cue, Object> talker = other.spawn(Cue.spec()).handle();
			SinkHandle<Step> actor = this.engine.spawnSteps().handle();
			Step.ask(actor, (context) -> context.attach(talker, (item) -> (any) -> {
			}));
			Soon.until("somebody listens", () -> other.snapshot(talker).streams().subscribers().size() == 1);
			actor.send((context) -> gate.hold());
			gate.awaitHeld();

			CompletableFuture<DrainReport> shutdown = shutdown(Duration.ofMinutes(5));

			Soon.until("nobody listens", () -> other.snapshot(talker).streams().subscribers().isEmpty());
			gate.open();
			assertThat(Soon.get(shutdown).complete()).isTrue();
		}
		finally {
			gate.open();
		}
	}

	@Test
	void aHandlerThatHangsCostsTheBudgetAndNoMore() {
		SinkHandle<Step> actor = this.engine.spawnSteps().handle();
		hold(actor);
		actor.send((context) -> this.probe.add("never"));
		CompletableFuture<String> pending = actor.ask((reply) -> (context) -> reply.send("never"));

		DrainReport report = Soon.get(shutdown(Duration.ofMillis(100)));

		assertThat(report.complete()).isFalse();
		assertThat(report.entries()).containsExactly(new DrainReport.Entry("steps", 0, 2, 0, 1));
		assertThat(report.took()).isLessThan(BUDGET);
		assertThat(Soon.failureOf(pending)).isInstanceOf(ActorStoppedException.class);
		this.gate.open();
		assertThat(this.probe.rest()).isEmpty();
	}

	@Test
	void actorsEndWithTheShutdownAsTheirReason() {
		Spawned<SinkHandle<Step>> spawned = this.engine.spawnSteps();
		Step.settle(spawned.handle());

		this.engine.troupe().shutdown(BUDGET);

		assertThat(Soon.get(spawned.whenStopped()).reason()).isEqualTo(Termination.Reason.SHUTDOWN);
		assertThat(this.engine.troupe().actors()).isEmpty();
	}

	@Test
	void nothingToDrainIsAnEmptyReport() {
		this.engine.spawnSteps();

		DrainReport report = this.engine.troupe().shutdown(BUDGET);

		assertThat(report.complete()).isTrue();
		assertThat(report.entries()).isEmpty();
	}

	@Test
	void aSecondShutdownDoesNothing() {
		DrainReport first = this.engine.troupe().shutdown(BUDGET);

		DrainReport second = this.engine.troupe().shutdown(BUDGET);

		assertThat(first.complete()).isTrue();
		assertThat(second.complete()).isTrue();
		assertThat(this.engine.troupe().isRunning()).isFalse();
	}

	@Test
	void anEngineThatHasShutDownSpawnsNothing() {
		this.engine.troupe().shutdown(BUDGET);

		assertThatIllegalStateException().isThrownBy(() -> this.engine.spawnSteps());
		assertThatIllegalStateException().isThrownBy(() -> this.engine.troupe().add(TestEngine.steps()));
	}

	@Test
	void anEngineThatNeverStartedShutsDownToo() {
		TestEngine idle = TestEngine.create((builder) -> {
		});
		SinkHandle<Step> actor = idle.troupe().add(TestEngine.steps());
		CompletableFuture<String> pending = actor.ask((reply) -> (context) -> reply.send("never"));

		DrainReport report = idle.troupe().shutdown(BUDGET);

		assertThat(report.entries()).containsExactly(new DrainReport.Entry("steps", 0, 1, 0, 0));
		assertThat(Soon.failureOf(pending)).isInstanceOf(ActorStoppedException.class);
	}

}
