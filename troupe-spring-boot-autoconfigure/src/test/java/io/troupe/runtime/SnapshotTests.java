package io.troupe.runtime;

import java.time.Duration;

import io.troupe.ActorKind;
import io.troupe.ActorSnapshot;
import io.troupe.ActorState;
import io.troupe.MailboxOptions;
import io.troupe.Overflow;
import io.troupe.Permanence;
import io.troupe.SinkActor;
import io.troupe.SinkContext;
import io.troupe.SinkHandle;
import io.troupe.Supervision;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SnapshotTests {

	private final ManualTime time = new ManualTime();

	private final TestEngine engine = TestEngine.create((builder) -> builder.timeSource(this.time));

	private final Gate gate = new Gate();

	@AfterEach
	void close() {
		this.gate.open();
		this.engine.close();
	}

	@Test
	void anActorThatHasNotStartedIsStarting() {
		SinkHandle<Step> actor = this.engine.troupe()
			.add(TestEngine.steps().messageType("Step").mailbox(MailboxOptions.of(7, Overflow.REJECT)));
		actor.send((context) -> {
		});

		ActorSnapshot snapshot = this.engine.snapshot(actor);

		assertThat(snapshot.name()).isEqualTo("steps");
		assertThat(snapshot.definition()).isEqualTo("steps");
		assertThat(snapshot.kind()).isEqualTo(ActorKind.SINK);
		assertThat(snapshot.permanence()).isEqualTo(Permanence.PERMANENT);
		assertThat(snapshot.messageType()).isEqualTo("Step");
		assertThat(snapshot.state()).isEqualTo(ActorState.STARTING);
		assertThat(snapshot.mailbox().depth()).isEqualTo(1);
		assertThat(snapshot.mailbox().capacity()).isEqualTo(7);
		assertThat(snapshot.mailbox().overflow()).isEqualTo(Overflow.REJECT);
		assertThat(snapshot.running()).isNull();
	}

	@Test
	void anActorWhoseTurnIsKeptIsIdleOnlyWhileNothingWaits() {
		this.engine.troupe().start();
		SinkHandle<Step> actor = this.engine.spawn(TestEngine.steps()).handle();
		actor.send((context) -> this.gate.hold());
		this.gate.awaitHeld();
		Cell cell = Circle.cell(actor);
		// as a worker leaves it that has not looked again
		cell.lingering = true;
		assertThat(this.engine.snapshot(actor).state()).isEqualTo(ActorState.IDLE);

		actor.send((context) -> {
		});

		assertThat(this.engine.snapshot(actor).state()).isEqualTo(ActorState.RUNNING);
		cell.lingering = false;
	}

	@Test
	void anActorIsStartingUntilItsOnStartReturns() {
		this.engine.troupe().start();
		SinkHandle<Step> actor = this.engine.spawn("slow", new SinkActor<Step>() {

			@Override
			public void onStart(SinkContext<Step> context) {
				SnapshotTests.this.gate.hold();
			}

			@Override
			public void onMessage(Step step, SinkContext<Step> context) throws Exception {
				step.take(context);
			}

		}).handle();
		this.gate.awaitHeld();

		assertThat(this.engine.snapshot(actor).state()).isEqualTo(ActorState.STARTING);

		this.gate.open();
		Step.settle(actor);
		this.engine.awaitState(actor, ActorState.IDLE);
	}

	@Test
	void anActorAtWorkTellsWhatItRunsAndWhatWaits() {
		this.engine.troupe().start();
		SinkHandle<String> actor = this.engine.<String>spawn("printer", (message, context) -> this.gate.hold())
			.handle();
		actor.send("first");
		this.gate.awaitHeld();
		actor.send("second");
		actor.send("third");

		this.time.advance(Duration.ofSeconds(5));
		ActorSnapshot snapshot = this.engine.snapshot(actor);

		assertThat(snapshot.state()).isEqualTo(ActorState.RUNNING);
		assertThat(snapshot.permanence()).isEqualTo(Permanence.TRANSIENT);
		assertThat(snapshot.mailbox().depth()).isEqualTo(2);
		assertThat(snapshot.mailbox().highWaterMark()).isBetween(2, 3);
		assertThat(snapshot.running()).isNotNull();
		assertThat(snapshot.running().messageType()).endsWith("String");
	}

	@Test
	void anActorAtRestIsIdleAndEmpty() {
		this.engine.troupe().start();
		SinkHandle<Step> actor = this.engine.spawnSteps().handle();
		Step.settle(actor);
		this.engine.awaitRest(actor);

		ActorSnapshot snapshot = this.engine.snapshot(actor);

		assertThat(snapshot.mailbox().depth()).isZero();
		assertThat(snapshot.mailbox().oldestAge()).isZero();
		assertThat(snapshot.processed()).isEqualTo(1);
	}

	@Test
	void failuresAreKeptNewestFirst() {
		this.engine.troupe().start();
		SinkHandle<Step> actor = this.engine
			.spawn(TestEngine.steps().supervision(Supervision.of(Supervision.Strategy.RESUME)))
			.handle();

		for (String text : new String[] { "first", "second" }) {
			actor.send((context) -> {
				throw new IllegalStateException(text);
			});
			Step.settle(actor);
			this.time.advance(Duration.ofSeconds(1));
		}

		ActorSnapshot snapshot = this.engine.snapshot(actor);
		assertThat(snapshot.failed()).isEqualTo(2);
		assertThat(snapshot.failures()).extracting(ActorSnapshot.Failure::exception)
			.containsExactly("java.lang.IllegalStateException: second", "java.lang.IllegalStateException: first");
		assertThat(snapshot.failures().get(0).time()).isEqualTo(this.time.now().minusSeconds(1));
	}

	@Test
	void theOldestMessageAges() {
		this.engine.troupe().start();
		SinkHandle<String> actor = this.engine.<String>spawn("printer", (message, context) -> this.gate.hold())
			.handle();
		actor.send("first");
		this.gate.awaitHeld();
		actor.send("second");

		for (int second = 0; second < 10; second++) {
			this.engine.snapshot(actor);
			this.time.advance(Duration.ofSeconds(1));
		}

		assertThat(this.engine.snapshot(actor).mailbox().oldestAge()).isBetween(Duration.ofSeconds(8),
				Duration.ofSeconds(12));
	}

	@Test
	void refusalsAreCounted() {
		this.engine.troupe().start();
		SinkHandle<Step> actor = this.engine.spawn(TestEngine.steps().mailbox(MailboxOptions.of(1, Overflow.REJECT)))
			.handle();
		actor.send((context) -> this.gate.hold());
		this.gate.awaitHeld();
		actor.send((context) -> {
		});

		actor.trySend((context) -> {
		});
		actor.trySend((context) -> {
		});

		assertThat(this.engine.snapshot(actor).refused()).isEqualTo(2);
		assertThat(this.engine.snapshot(actor).dropped()).isZero();
	}

}
