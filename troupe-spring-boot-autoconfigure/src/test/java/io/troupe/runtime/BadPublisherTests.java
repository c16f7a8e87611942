package io.troupe.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Flow;

import io.troupe.DeadLetter;
import io.troupe.SinkHandle;
import io.troupe.Source;
import io.troupe.Spawned;
import io.troupe.Termination;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/** Whatever a source does wrong, its attachment ends and its actor lives. */
class BadPublisherTests {

	private final TestEngine engine = TestEngine.start();

	private final Probe<String> probe = new Probe<>();

	private final ManualPublisher<String> publisher = new ManualPublisher<>();

	private final Warnings warnings = Warnings.record();

	private final SinkHandle<Step> actor = this.engine.spawnSteps().handle();

	@AfterEach
	void close() {
		this.warnings.close();
		this.engine.close();
	}

	private Step said(String text) {
		return (context) -> this.probe.add(text);
	}

	private void attach(Source<Step> source) {
		Step.ask(this.actor, (context) -> context.attach(source));
	}

	private void attach(Flow.Publisher<String> publisher) {
		attach(Source.<String, Step>of(publisher, this::said)
			.named("odd")
			.window(2)
			.onComplete(() -> said("complete"))
			.onError((failure) -> said("failed: " + failure.getMessage())));
	}

	private void assertEndedAndAlive(long errors) {
		Step.settle(this.actor);
		assertThat(this.engine.snapshot(this.actor).streams().sources()).isEmpty();
		assertThat(this.engine.snapshot(this.actor).streams().errors()).isEqualTo(errors);
		assertThat(this.engine.population("steps").streams().errors()).isEqualTo(errors);
		assertThat(this.engine.snapshot(this.actor).failed()).isZero();
		assertThat(this.engine.snapshot(this.actor).restarts()).isZero();
	}

	@Test
	void anErrorThatNobodyMapsIsLoggedAndCounted() {
		attach(Source.<String, Step>of(this.publisher, this::said).named("odd"));

		this.publisher.emit("a");
		this.publisher.fail(new IllegalStateException("cut"));

		assertThat(this.probe.next()).isEqualTo("a");
		assertEndedAndAlive(1);
		this.warnings.await("Source 'odd' of actor '" + this.actor.name() + "' failed and is detached");
	}

	@Test
	void aMapperThatThrowsEndsTheAttachmentAndMakesDeadLettersOfWhatIsQueued() {
		IllegalStateException failure = new IllegalStateException("unreadable");
		Gate gate = new Gate();
		attach(Source.<String, Step>of(this.publisher, (element) -> {
			if (element.equals("bad")) {
				throw failure;
			}
			return said(element);
		}).onComplete(() -> said("complete")).onError((ex) -> said("failed: " + ex.getMessage())));
		this.actor.send((context) -> gate.hold());
		gate.awaitHeld();
		this.publisher.emit("good", "bad", "behind");
		this.publisher.complete();

		gate.open();

		assertThat(this.probe.next(2)).containsExactly("good", "failed: unreadable");
		assertEndedAndAlive(1);
		assertThat(this.probe.rest()).isEmpty();
		assertThat(this.engine.events().deadLetters).extracting(DeadLetter::reason)
			.containsExactly(DeadLetter.Reason.FAILED, DeadLetter.Reason.FAILED);
	}

	@Test
	void aMapperThatThrowsCancelsThePublisher() {
		attach(Source.<String, Step>of(this.publisher, (element) -> {
			throw new IllegalStateException("unreadable");
		}).named("odd"));

		this.publisher.emit("a");

		assertEndedAndAlive(1);
		assertThat(this.publisher.cancels).hasValue(1);
		this.warnings.await("Source 'odd' of actor");
	}

	@Test
	void aMapperThatThrowsAtWhatAFormerInstanceLeftIsLoggedOnly() {
		SinkHandle<Step> restarting = this.engine
			.spawn(TestEngine.steps().named("restarting").supervision(TestEngine.RESTART_AT_ONCE))
			.handle();
		Gate gate = new Gate();
		Step.ask(restarting, (context) -> context.attach(Source.<String, Step>of(this.publisher, (element) -> {
			throw new IllegalStateException("unreadable");
		}).onError((ex) -> said("failed: " + ex.getMessage()))));
		restarting.send((context) -> {
			gate.hold();
			throw new IllegalStateException("broken");
		});
		gate.awaitHeld();
		this.publisher.emit("queued");

		gate.open();

		this.warnings.await("Source 'stream' of actor '" + restarting.name() + "' failed");
		Step.settle(restarting);
		assertThat(this.probe.rest()).isEmpty();
		assertThat(this.engine.population("restarting").deadLetters()).containsEntry(DeadLetter.Reason.FAILED, 2L);
	}

	@Test
	void aMapperThatReturnsNullEndsTheAttachment() {
		attach(Source.<String, Step>of(this.publisher, (element) -> null)
			.onError((ex) -> said("failed: " + ex.getMessage())));

		this.publisher.emit("a");

		assertThat(this.probe.next()).isEqualTo("failed: the mapper of a source must not return null");
		assertEndedAndAlive(1);
	}

	@Test
	void aNullElementEndsTheAttachmentAndIsToldToThePublisher() {
		attach(this.publisher);

		Throwable told = catchThrowable(() -> this.publisher.subscriber().onNext(null));

		assertThat(told).isInstanceOf(NullPointerException.class).hasMessageContaining("2.13");
		assertThat(this.probe.next()).startsWith("failed: Source 'odd' of actor '" + this.actor.name() + "'");
		assertThat(this.publisher.cancels).hasValue(1);
		assertEndedAndAlive(1);
	}

	@Test
	void whatComesAfterCompletionIsIgnored() {
		attach(this.publisher);

		this.publisher.complete();
		this.publisher.emit("late");
		this.publisher.fail(new IllegalStateException("late"));
		this.publisher.complete();

		assertThat(this.probe.next()).isEqualTo("complete");
		assertEndedAndAlive(0);
		assertThat(this.probe.rest()).isEmpty();
	}

	@Test
	void aPublisherThatEmitsMoreThanRequestedIsCutOff() {
		Gate gate = new Gate();
		attach(this.publisher);
		this.actor.send((context) -> gate.hold());
		gate.awaitHeld();

		this.publisher.emit("1", "2", "3", "4");
		gate.open();

		assertThat(this.probe.next(3)).startsWith("1", "2").last().asString().contains("more than was requested");
		assertEndedAndAlive(1);
		assertThat(this.publisher.cancels).hasValue(1);
		assertThat(this.engine.events().deadLetters).hasSize(1);
	}

	@Test
	void aPublisherThatEmitsBeforeItsSubscriptionIsCutOff() {
		attach((Flow.Publisher<String>) (subscriber) -> {
			subscriber.onNext("early");
			subscriber.onSubscribe(this.publisher);
		});

		assertThat(this.probe.next()).contains("more than was requested");
		assertThat(this.publisher.cancels).hasValue(1);
		assertEndedAndAlive(1);
	}

	@Test
	void aPublisherWhoseSubscribeThrowsHasFailed() {
		attach((Flow.Publisher<String>) (subscriber) -> {
			throw new IllegalStateException("no line");
		});

		assertThat(this.probe.next()).isEqualTo("failed: no line");
		assertEndedAndAlive(1);
	}

	@Test
	void aPublisherWhoseRequestThrowsHasFailed() {
		attach(new ManualPublisher<>() {
			@Override
			public void request(long n) {
				throw new IllegalStateException("no line");
			}
		});

		assertThat(this.probe.next()).isEqualTo("failed: no line");
		assertEndedAndAlive(1);
	}

	@Test
	void aPublisherWhoseCancelThrowsIsLogged() {
		ManualPublisher<String> stubborn = new ManualPublisher<>() {
			@Override
			public void cancel() {
				throw new IllegalStateException("not now");
			}
		};

		boolean cancelled = Step.ask(this.actor, (context) -> context.attach(stubborn, this::said).cancel());

		assertThat(cancelled).isTrue();
		assertEndedAndAlive(0);
		this.warnings.await("Cancelling source 'stream' of actor '" + this.actor.name() + "' failed");
	}

	@Test
	void aPublisherWhoseMethodsThrowErrorsCostsTheActorNothing() {
		ManualPublisher<String> broken = new ManualPublisher<>() {
			@Override
			public void request(long n) {
				throw new NoClassDefFoundError("no driver");
			}

			@Override
			public void cancel() {
				throw new AssertionError("not now");
			}
		};

		attach(broken);

		assertThat(this.probe.next()).isEqualTo("failed: no driver");
		assertEndedAndAlive(1);
	}

	@Test
	void aPublisherWhoseSubscribeThrowsAnErrorHasFailed() {
		attach((Flow.Publisher<String>) (subscriber) -> {
			throw new NoClassDefFoundError("no driver");
		});

		assertThat(this.probe.next()).isEqualTo("failed: no driver");
		assertEndedAndAlive(1);
	}

	@Test
	void anActorEndsAlthoughCancellingItsSourceThrowsAnError() {
		Spawned<SinkHandle<Step>> ending = this.engine.spawnSteps();
		ManualPublisher<String> stubborn = new ManualPublisher<>() {
			@Override
			public void cancel() {
				throw new AssertionError("not now");
			}
		};
		Step.ask(ending.handle(), (context) -> context.attach(stubborn, this::said));

		ending.stopNow();

		assertThat(Soon.get(ending.whenStopped()).reason()).isEqualTo(Termination.Reason.STOPPED);
	}

	@Test
	void aSecondSubscriptionIsCancelledAndTheFirstGoesOn() {
		ManualPublisher<String> second = new ManualPublisher<>();
		attach(this.publisher);

		this.publisher.subscriber().onSubscribe(second);
		this.publisher.emit("a");

		assertThat(second.cancels).hasValue(1);
		assertThat(second.requested).hasValue(0);
		assertThat(this.probe.next()).isEqualTo("a");
	}

	@Test
	void nullSignalsAreRefused() {
		attach(this.publisher);
		Flow.Subscriber<? super String> subscriber = this.publisher.subscriber();

		List<Throwable> thrown = new ArrayList<>();
		thrown.add(catchThrowable(() -> subscriber.onSubscribe(null)));
		thrown.add(catchThrowable(() -> subscriber.onError(null)));

		assertThat(thrown).hasOnlyElementsOfType(NullPointerException.class);
		this.publisher.emit("a");
		assertThat(this.probe.next()).isEqualTo("a");
	}

}
