package io.troupe.runtime;

import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

import io.troupe.ActorSpec;
import io.troupe.ActorState;
import io.troupe.Attachment;
import io.troupe.Cancellable;
import io.troupe.SinkActor;
import io.troupe.SinkContext;
import io.troupe.SinkHandle;
import io.troupe.Spawned;
import io.troupe.StreamActor;
import io.troupe.StreamContext;
import io.troupe.StreamHandle;
import io.troupe.Supervision;
import io.troupe.Termination;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** A stream actor ends once nothing can bring it a message any more. */
class LonelyEndTests {

	private final ManualTime time = new ManualTime();

	private final TestEngine engine = TestEngine.start((builder) -> builder.timeSource(this.time));

	private final Probe<String> probe = new Probe<>();

	private final AtomicInteger stops = new AtomicInteger();

	private final ManualPublisher<String> publisher = new ManualPublisher<>();

	@AfterEach
	void close() {
		this.engine.close();
	}

	private ActorSpec<StreamHandle<Object>> spec(Consumer<StreamContext<Cue, Object>> start) {
		return ActorSpec.<Cue, Object>stream(() -> new StreamActor<>() {
			@Override
			public void onStart(StreamContext<Cue, Object> context) {
				start.accept(context);
			}

			@Override
			public void onMessage(Cue cue, StreamContext<Cue, Object> context) throws Exception {
				cue.take(context);
			}

			@Override
			public void onStop(StreamContext<Cue, Object> context) {
				LonelyEndTests.this.stops.incrementAndGet();
			}
		}).named("lonely");
	}

	private Cue said(String text) {
		return (context) -> this.probe.add(text);
	}

	private Spawned<StreamHandle<Object>> spawn(Consumer<StreamContext<Cue, Object>> start) {
		return this.engine.spawn(spec(start));
	}

	private void assertEnds(Spawned<?> actor) {
		Termination termination = Soon.get(actor.whenStopped());
		assertThat(termination.reason()).isEqualTo(Termination.Reason.STOPPED);
		assertThat(this.stops).hasValue(1);
		assertThat(this.engine.events().failures).isEmpty();
		assertThat(this.engine.events().deadLetters).isEmpty();
	}

	// the engine has nothing to do at all once this returns, so that an actor which is
	// there now stays
	private void assertLives(Spawned<StreamHandle<Object>> actor) {
		SinkHandle<Step> other = this.engine.spawnSteps().handle();
		for (int turn = 0; turn < 10; turn++) {
			Step.settle(other);
		}
		Soon.until("it is idle", () -> this.engine.snapshot(actor.handle()).state() == ActorState.IDLE);
		assertThat(actor.whenStopped().toCompletableFuture().isDone()).isFalse();
	}

	@Test
	void oneWithoutAnySourceEndsAfterItsStart() {
		assertEnds(spawn((context) -> context.broadcast("hello")));
	}

	@Test
	void itEndsWhenItsLastSourceHasCompletedAndItsLastElementIsHandled() {
		ManualPublisher<String> second = new ManualPublisher<>();
		Spawned<StreamHandle<Object>> actor = spawn((context) -> {
			context.attach(this.publisher, this::said);
			context.attach(second, this::said);
		});
		this.publisher.emit("a");
		this.publisher.complete();
		assertThat(this.probe.next()).isEqualTo("a");
		assertLives(actor);

		second.emit("b", "c");
		second.complete();

		assertEnds(actor);
		assertThat(this.probe.rest()).containsExactly("b", "c");
	}

	@Test
	void aSourceThatFailsCountsAsOver() {
		Spawned<StreamHandle<Object>> actor = spawn((context) -> context.attach(this.publisher, this::said));

		this.publisher.fail(new IllegalStateException("cut"));

		assertEnds(actor);
	}

	@Test
	void aPermanentOneHasThenCompletedAndNotFailed() {
		StreamHandle<Object> actor = this.engine.troupe()
			.add(spec((context) -> context.attach(this.publisher, this::said)));
		Ear ear = Ear.on(actor, Ear.open());

		this.publisher.complete();

		assertThat(ear.heard.next()).isEqualTo("complete");
		this.engine.awaitState(actor, ActorState.STOPPED);
		assertThat(this.stops).hasValue(1);
		assertThat(this.engine.events().failures).isEmpty();
	}

	@Test
	void aSourceCancelledFromOutsideCountsAsOver() {
		AtomicReference<Attachment> attachment = new AtomicReference<>();
		Spawned<StreamHandle<Object>> actor = spawn(
				(context) -> attachment.set(context.attach(this.publisher, this::said)));
		this.publisher.subscriber();
		assertLives(actor);

		attachment.get().cancel();

		assertEnds(actor);
	}

	@Test
	void cancellingTheLastSourceWhileTheTurnEndsIsNotMissed() {
		Random random = new Random(Stress.seed("cancelled while the turn ends"));
		for (int round = 0; round < 20_000; round++) {
			AtomicReference<Attachment> attachment = new AtomicReference<>();
			Spawned<StreamHandle<Object>> actor = spawn(
					(context) -> attachment.set(context.attach(new ManualPublisher<String>(), this::said)));
			while (attachment.get() == null) {
				Thread.onSpinWait();
			}
			for (int spin = random.nextInt(200); spin > 0; spin--) {
				Thread.onSpinWait();
			}

			attachment.get().cancel();

			Soon.get(actor.whenStopped());
		}
	}

	@Test
	void aPendingTimerKeepsItUntilItIsDue() {
		Spawned<StreamHandle<Object>> actor = spawn((context) -> context.schedule(Duration.ofMinutes(1), said("due")));
		Soon.until("it has a timer", () -> this.time.hasTaskDueIn(Duration.ofMinutes(1)));
		assertLives(actor);

		this.time.advance(Duration.ofMinutes(1));

		assertEnds(actor);
		assertThat(this.probe.rest()).containsExactly("due");
	}

	@Test
	void aTimerCancelledFromOutsideKeepsItNoLonger() {
		CompletableFuture<Cancellable> timer = new CompletableFuture<>();
		Spawned<StreamHandle<Object>> actor = spawn(
				(context) -> timer.complete(context.schedule(Duration.ofMinutes(1), said("due"))));

		Soon.get(timer).cancel();

		assertEnds(actor);
	}

	@Test
	void aPipedResultKeepsItUntilItIsHandled() {
		CompletableFuture<String> work = new CompletableFuture<>();
		Spawned<StreamHandle<Object>> actor = spawn(
				(context) -> context.pipeToSelf(work, this::said, (failure) -> said("failed")));
		assertLives(actor);

		work.complete("done");

		assertEnds(actor);
		assertThat(this.probe.rest()).containsExactly("done");
	}

	@Test
	void managedWorkKeepsItUntilItIsDone() {
		CompletableFuture<String> work = new CompletableFuture<>();
		Spawned<StreamHandle<Object>> actor = spawn((context) -> context.manage(work));
		assertLives(actor);

		work.complete("done");

		assertEnds(actor);
	}

	@Test
	void aWatchKeepsItUntilItsNoticeIsHandled() {
		Spawned<SinkHandle<Step>> watched = this.engine.spawnSteps();
		Spawned<StreamHandle<Object>> actor = spawn((context) -> context.watch(watched, () -> said("gone")));
		assertLives(actor);

		watched.stop();

		assertEnds(actor);
		assertThat(this.probe.rest()).containsExactly("gone");
	}

	@Test
	void aChildKeepsItUntilTheChildEnds() {
		AtomicReference<Spawned<SinkHandle<Step>>> child = new AtomicReference<>();
		Spawned<StreamHandle<Object>> actor = spawn((context) -> child.set(context.spawn(TestEngine.steps())));
		Soon.until("there is a child", () -> child.get() != null);
		assertLives(actor);

		child.get().stop();

		assertEnds(actor);
	}

	@Test
	void aHandleToItselfGivenToSomebodyKeepsItAlive() {
		AtomicReference<SinkHandle<Cue>> self = new AtomicReference<>();
		Spawned<StreamHandle<Object>> actor = spawn((context) -> self.set(context.self()));
		Soon.until("it gave its handle", () -> self.get() != null);
		assertLives(actor);
		self.get().send(said("hello"));
		assertThat(this.probe.next()).isEqualTo("hello");

		self.set(null);
		collectUntilEnded(actor);

		assertEnds(actor);
	}

	private static void collectUntilEnded(Spawned<?> actor) {
		Soon.until("it has ended", () -> {
			System.gc();
			return actor.whenStopped().toCompletableFuture().isDone();
		});
	}

	@Test
	void asLongAsItSendsToItselfItLives() {
		Spawned<StreamHandle<Object>> actor = spawn((context) -> context.self().send(countdown(100)));
		collectUntilEnded(actor);

		assertEnds(actor);
		assertThat(this.probe.rest()).hasSize(100);
	}

	private Cue countdown(int left) {
		return (context) -> {
			this.probe.add(Integer.toString(left));
			if (left > 1) {
				context.self().send(countdown(left - 1));
			}
		};
	}

	@Test
	void aPausedEngineEndsNobodyUntilItGoesOn() {
		Spawned<StreamHandle<Object>> actor = spawn((context) -> context.attach(this.publisher, this::said));
		this.publisher.subscriber();
		this.engine.troupe().pause(Soon.LIMIT);

		this.publisher.complete();
		boolean early = actor.whenStopped().toCompletableFuture().isDone();
		this.engine.troupe().start();

		assertThat(early).isFalse();
		assertEnds(actor);
	}

	@Test
	void aPermanentSinkActorNeverEndsByItself() {
		SinkHandle<Step> permanent = this.engine.troupe().add(TestEngine.steps().named("permanent"));
		Step.settle(permanent);
		permanent = null;

		System.gc();
		Spawned<StreamHandle<Object>> passing = spawn((context) -> {
		});
		Soon.get(passing.whenStopped());

		SinkHandle<Step> again = this.engine.troupe().handle("permanent");
		Step.settle(again);
		assertThat(this.engine.snapshot(again).state()).isIn(ActorState.IDLE, ActorState.RUNNING);
	}

	@Test
	void aStreamActorMayBeRestartedByHandAfterItsEnd() {
		StreamHandle<Object> actor = this.engine.troupe()
			.add(spec((context) -> context.attach(this.publisher, this::said)));
		this.publisher.complete();
		this.engine.awaitState(actor, ActorState.STOPPED);

		this.engine.troupe().restart("lonely");
		this.engine.awaitState(actor, ActorState.IDLE);
		this.publisher.emit("again");

		assertThat(this.probe.next()).isEqualTo("again");
	}

	@Test
	void aWatchThatWasDueAfterItsEndDoesNotKeepItWhenItComesBack() {
		Spawned<SinkHandle<Step>> watched = this.engine.spawnSteps();
		AtomicInteger starts = new AtomicInteger();
		StreamHandle<Object> actor = this.engine.troupe().add(spec((context) -> {
			if (starts.incrementAndGet() == 1) {
				context.watch(watched, () -> said("gone"));
				context.attach(this.publisher, (any) -> (broken) -> {
					throw new IllegalStateException("broken");
				});
			}
		}).supervision(Supervision.of(Supervision.Strategy.STOP)));
		this.publisher.emit("a");
		this.engine.awaitState(actor, ActorState.FAILED);
		watched.stop();
		Soon.get(watched.whenStopped());

		this.engine.troupe().restart("lonely");

		this.engine.awaitState(actor, ActorState.STOPPED);
		assertThat(starts).hasValue(2);
	}

	@Test
	void anActorThatRunsBeforeItsSpawnReturnsIsNotAbandonedYet() {
		Spawned<SinkHandle<Step>> actor = this.engine.spawn(ActorSpec.<Step>sink(() -> new SinkActor<>() {
			@Override
			public void onStart(SinkContext<Step> context) {
				context.self();
				CompletionStage<Termination> abandoned = LonelyEndTests.this.engine.spawnSteps().whenStopped();
				Soon.until("the abandoned are collected", () -> {
					System.gc();
					return abandoned.toCompletableFuture().isDone();
				});
			}

			@Override
			public void onMessage(Step step, SinkContext<Step> context) throws Exception {
				step.take(context);
			}
		}).executor((turn) -> {
			Thread thread = new Thread(turn);
			thread.start();
			Soon.join(thread);
		}));

		assertThat(Step.<Boolean>ask(actor.handle(), (context) -> true)).isTrue();
	}

}
