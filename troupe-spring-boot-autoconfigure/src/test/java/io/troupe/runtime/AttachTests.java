package io.troupe.runtime;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;

import io.troupe.ActorSpec;
import io.troupe.Attachment;
import io.troupe.DeadLetter;
import io.troupe.SinkActor;
import io.troupe.SinkContext;
import io.troupe.SinkHandle;
import io.troupe.Source;
import io.troupe.Spawned;
import io.troupe.Supervision;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowable;

class AttachTests {

	private final TestEngine engine = TestEngine.start();

	private final Probe<String> probe = new Probe<>();

	private final ManualPublisher<String> publisher = new ManualPublisher<>();

	private final Spawned<SinkHandle<Step>> spawned = this.engine
		.spawn(TestEngine.steps().supervision(TestEngine.RESTART_AT_ONCE));

	private final SinkHandle<Step> actor = this.spawned.handle();

	@AfterEach
	void close() {
		this.engine.close();
	}

	private Step said(String text) {
		return (context) -> this.probe.add(text);
	}

	private Source<Step> source() {
		return Source.<String, Step>of(this.publisher, this::said)
			.onComplete(() -> said("complete"))
			.onError((failure) -> said("failed: " + failure.getMessage()));
	}

	private Attachment attach() {
		return Step.ask(this.actor, (context) -> context.attach(source()));
	}

	@Test
	void eachElementBecomesAMessageInOrderAndCompletionTheLast() {
		attach();

		this.publisher.emit("a", "b", "c");
		this.publisher.complete();

		assertThat(this.probe.next(4)).containsExactly("a", "b", "c", "complete");
	}

	@Test
	void anErrorBecomesAMessageAfterTheElements() {
		attach();

		this.publisher.emit("a", "b");
		this.publisher.fail(new IOException("cut"));

		assertThat(this.probe.next(3)).containsExactly("a", "b", "failed: cut");
		assertThat(this.engine.snapshot(this.actor).streams().errors()).isOne();
		assertThat(this.engine.snapshot(this.actor).streams().sources()).isEmpty();
	}

	@Test
	void theMapperAndTheOtherFunctionsRunInTheActorsTurn() {
		Step.ask(this.actor, (context) -> context.attach(Source.<String, Step>of(this.publisher, (element) -> {
			this.probe.add(Thread.currentThread().getName());
			return said(context.name());
		}).onComplete(() -> {
			this.probe.add(Thread.currentThread().getName());
			return said(context.name());
		})));

		this.publisher.emit("a");
		this.publisher.complete();

		assertThat(this.probe.next()).startsWith("troupe-");
		assertThat(this.probe.next()).isEqualTo(this.actor.name());
		assertThat(this.probe.next()).startsWith("troupe-");
		assertThat(this.probe.next()).isEqualTo(this.actor.name());
	}

	@Test
	void anAttachmentTellsTheNameOfItsSource() {
		Attachment named = Step.ask(this.actor, (context) -> context.attach(source().named("ticker")));
		Attachment plain = Step.ask(this.actor, (context) -> context.attach(new ManualPublisher<String>(), this::said));

		assertThat(named.name()).isEqualTo("ticker");
		assertThat(plain.name()).isEqualTo("stream");
	}

	@Test
	void cancellingWithinATurnDropsWhatIsQueuedAndTellsThePublisher() {
		Gate gate = new Gate();
		Attachment attachment = attach();
		this.actor.send((context) -> {
			gate.hold();
			this.probe.add("cancelled " + attachment.cancel());
			this.probe.add("cancelled " + attachment.cancel());
		});
		gate.awaitHeld();
		this.publisher.emit("a", "b");
		this.publisher.complete();

		gate.open();
		Step.settle(this.actor);

		assertThat(this.probe.rest()).containsExactly("cancelled true", "cancelled false");
		assertThat(this.engine.troupe().deadLetters()).isEmpty();
	}

	@Test
	void cancellingFromOutsideStopsTheFlow() {
		Attachment attachment = attach();
		this.publisher.emit("a");
		assertThat(this.probe.next()).isEqualTo("a");

		boolean first = attachment.cancel();
		boolean second = attachment.cancel();
		this.publisher.emit("b");
		this.publisher.complete();
		Step.settle(this.actor);

		assertThat(first).isTrue();
		assertThat(second).isFalse();
		assertThat(this.publisher.cancels).hasValue(1);
		assertThat(this.probe.rest()).isEmpty();
		assertThat(this.engine.snapshot(this.actor).streams().sources()).isEmpty();
	}

	@Test
	void cancellingAfterTheEndReturnsFalse() {
		Attachment attachment = attach();
		this.publisher.complete();
		assertThat(this.probe.next()).isEqualTo("complete");
		Step.settle(this.actor);

		assertThat(attachment.cancel()).isFalse();
		assertThat(this.publisher.cancels).hasValue(0);
	}

	@Test
	void aRestartDetachesAndTheFreshInstanceMayAttachAgain() {
		Gate gate = new Gate();
		ManualPublisher<String> second = new ManualPublisher<>();
		attach();
		this.actor.send((context) -> {
			gate.hold();
			throw new IllegalStateException("broken");
		});
		gate.awaitHeld();
		this.publisher.emit("queued 1", "queued 2");
		this.actor.send((context) -> context.attach(second, this::said));

		gate.open();
		second.emit("fresh");

		assertThat(this.probe.next(3)).containsExactly("queued 1", "queued 2", "fresh");
		assertThat(this.publisher.cancels).hasValue(1);
		this.publisher.emit("late");
		Step.settle(this.actor);
		assertThat(this.probe.rest()).isEmpty();
		assertThat(this.engine.snapshot(this.actor).streams().sources()).hasSize(1);
	}

	@Test
	void aFreshInstanceGetsWhatIsQueuedButNotTheEndOfAStreamThatItDidNotAttach() {
		Gate gate = new Gate();
		attach();
		this.actor.send((context) -> {
			gate.hold();
			throw new IllegalStateException("broken");
		});
		gate.awaitHeld();
		this.publisher.emit("queued");
		this.publisher.complete();

		gate.open();
		Step.settle(this.actor);

		assertThat(this.probe.rest()).containsExactly("queued");
		assertThat(this.engine.troupe().deadLetters()).hasSize(1);
	}

	@Test
	void stopDetachesAndHandlesWhatIsQueuedUpToTheCompletion() {
		Gate gate = new Gate();
		ManualPublisher<String> open = new ManualPublisher<>();
		attach();
		Step.ask(this.actor, (context) -> context.attach(open, this::said));
		this.actor.send((context) -> gate.hold());
		gate.awaitHeld();
		open.emit("from the open one");
		this.publisher.emit("queued");
		this.publisher.complete();

		this.spawned.stop();
		open.emit("late");
		gate.open();
		Soon.get(this.spawned.whenStopped());

		assertThat(this.probe.rest()).containsExactly("from the open one", "queued", "complete");
		assertThat(open.cancels).hasValue(1);
		assertThat(this.engine.troupe().deadLetters()).isEmpty();
	}

	@Test
	void stopNowMakesDeadLettersOfWhatIsQueued() {
		Gate gate = new Gate();
		attach();
		this.actor.send((context) -> gate.hold());
		gate.awaitHeld();
		this.publisher.emit("a", "b");

		this.spawned.stopNow();
		gate.open();
		Soon.get(this.spawned.whenStopped());

		assertThat(this.publisher.cancels).hasValue(1);
		assertThat(this.probe.rest()).isEmpty();
		assertThat(this.engine.population("steps").deadLetters()).containsEntry(DeadLetter.Reason.STOPPED, 2L);
	}

	@Test
	void attachingAfterStopDetachesAtOnce() {
		AtomicReference<Attachment> attachment = new AtomicReference<>();
		CountDownLatch tried = new CountDownLatch(1);

		this.actor.send((context) -> {
			context.stop();
			attachment.set(context.attach(source()));
			tried.countDown();
		});
		Soon.await(tried);
		Soon.get(this.spawned.whenStopped());

		assertThat(attachment.get().cancel()).isFalse();
		assertThat(this.publisher.requested).hasValue(0);
	}

	@Test
	void attachingInOnStopIsRefused() {
		AtomicReference<Throwable> refused = new AtomicReference<>();
		Spawned<SinkHandle<String>> stopping = this.engine.troupe()
			.spawn(ActorSpec.<String>sink(() -> new SinkActor<>() {
				@Override
				public void onMessage(String message, SinkContext<String> context) {
					context.stop();
				}

				@Override
				public void onStop(SinkContext<String> context) {
					refused.set(catchThrowable(() -> context.attach(AttachTests.this.publisher, (element) -> element)));
				}
			}).named("stopping"));

		stopping.handle().send("stop");
		Soon.get(stopping.whenStopped());

		assertThat(refused.get()).isInstanceOf(IllegalStateException.class)
			.hasMessage("Actor '" + stopping.handle().name() + "' is stopping and cannot attach source 'stream'");
	}

	@Test
	void attachingFromAnotherThreadIsRefused() {
		SinkContext<Step> leaked = Step.ask(this.actor, (context) -> context);

		assertThatIllegalStateException().isThrownBy(() -> leaked.attach(source()))
			.withMessageContaining("'" + this.actor.name() + "'")
			.withMessageContaining(Thread.currentThread().getName());
	}

	@Test
	void aHandlerThatFailsOnAnElementLosesThatOneOnly() {
		Spawned<SinkHandle<Step>> resuming = this.engine
			.spawn(TestEngine.steps().supervision(Supervision.of(Supervision.Strategy.RESUME)));
		Step.ask(resuming.handle(),
				(context) -> context.attach(Source.<String, Step>of(this.publisher, (element) -> (inside) -> {
					if (element.equals("bad")) {
						throw new IllegalStateException("cannot take it");
					}
					this.probe.add(element);
				}).window(1)));

		for (int element = 1; element <= 3; element++) {
			this.publisher.awaitRequested(element);
			this.publisher.emit((element == 2) ? "bad" : "good");
		}

		assertThat(this.probe.next(2)).containsExactly("good", "good");
		this.publisher.awaitRequested(4);
		assertThat(this.publisher.cancels).hasValue(0);
	}

}
