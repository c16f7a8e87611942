package io.troupe.runtime;

import java.util.concurrent.Flow;
import java.util.concurrent.SubmissionPublisher;
import java.util.stream.IntStream;

import io.troupe.MailboxOptions;
import io.troupe.Overflow;
import io.troupe.SinkHandle;
import io.troupe.Spawned;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

class AsSubscriberTests {

	private static final int CAPACITY = 8;

	private final TestEngine engine = TestEngine.start((builder) -> builder.streamWindow(4));

	private final Warnings warnings = Warnings.record();

	private final Probe<String> probe = new Probe<>();

	private final ManualPublisher<Step> publisher = new ManualPublisher<>();

	private final Spawned<SinkHandle<Step>> spawned = this.engine.spawn(TestEngine.steps()
		.supervision(TestEngine.RESTART_AT_ONCE)
		.mailbox(MailboxOptions.of(CAPACITY, Overflow.REJECT)));

	private final SinkHandle<Step> actor = this.spawned.handle();

	@AfterEach
	void close() {
		this.warnings.close();
		this.engine.close();
	}

	private Step said(String text) {
		return (context) -> this.probe.add(text);
	}

	private Gate hold() {
		Gate gate = new Gate();
		this.actor.send((context) -> gate.hold());
		gate.awaitHeld();
		return gate;
	}

	private void fill(int messages) {
		for (int message = 0; message < messages; message++) {
			this.actor.send((context) -> {
			});
		}
	}

	@Test
	void eachElementIsAMessageInOrder() {
		this.publisher.subscribe(this.actor.asSubscriber());

		this.publisher.emit(said("a"), said("b"), said("c"));

		assertThat(this.probe.next(3)).containsExactly("a", "b", "c");
		assertThat(this.engine.snapshot(this.actor).streams().sources().get(0).name()).isEqualTo("subscriber");
	}

	@Test
	void demandIsNeverBeyondTheFreeSlots() {
		Gate gate = hold();
		fill(CAPACITY - 1);

		this.publisher.subscribe(this.actor.asSubscriber());

		assertThat(this.publisher.requested).hasValue(1);
		gate.open();
	}

	@Test
	void aFullMailboxIsWaitedForUntilItHasDrained() {
		Gate gate = hold();
		fill(CAPACITY);
		this.publisher.subscribe(this.actor.asSubscriber());
		assertThat(this.publisher.requested).hasValue(0);

		gate.open();
		this.publisher.awaitRequested(4);
		this.publisher.emit(said("a"));

		assertThat(this.probe.next()).isEqualTo("a");
		assertThat(this.publisher.requested.get()).isEqualTo(4);
	}

	@Test
	void aPublisherWhoseRequestThrowsAnErrorOnceThereIsRoomCostsTheActorNothing() {
		Gate gate = hold();
		fill(CAPACITY);
		new ManualPublisher<Step>() {
			@Override
			public void request(long n) {
				throw new NoClassDefFoundError("no driver");
			}
		}.subscribe(this.actor.asSubscriber());

		gate.open();

		this.warnings.await("Source 'subscriber' of actor '" + this.actor.name() + "' failed");
		assertThat(Step.<Boolean>ask(this.actor, (context) -> true)).isTrue();
	}

	@Test
	void aViewWhoseMapperThrowsAnErrorFailsTheStream() {
		ManualPublisher<String> texts = new ManualPublisher<>();
		texts.subscribe(this.actor.<String>contramap((text) -> {
			throw new AssertionError("unreadable");
		}).asSubscriber());

		texts.emit("a");

		assertThat(texts.cancels).hasPositiveValue();
		this.warnings.await("Source 'subscriber' of actor '" + this.actor.name() + "' failed");
	}

	@Test
	void whatIsTakenIsRequestedAgain() {
		this.publisher.subscribe(this.actor.asSubscriber());

		for (int element = 1; element <= 100; element++) {
			this.publisher.awaitRequested(element);
			this.publisher.emit(said("element " + element));
			assertThat(this.probe.next()).isEqualTo("element " + element);
		}

		assertThat(this.publisher.requested.get()).isBetween(100L, 104L);
	}

	@Test
	void aMailboxFilledByOthersHoldsDemandBackUntilItHasDrained() {
		this.publisher.subscribe(this.actor.asSubscriber());
		Gate gate = hold();
		this.publisher.emit(said("1"), said("2"), said("3"), said("4"));
		fill(CAPACITY - 4);
		assertThat(this.publisher.requested).hasValue(4);

		gate.open();
		this.probe.next(4);
		this.publisher.awaitRequested(6);

		assertThat(this.publisher.requested.get()).isLessThanOrEqualTo(8);
	}

	@Test
	void theEndOfTheActorCancelsTheSubscription() {
		this.publisher.subscribe(this.actor.asSubscriber());

		this.spawned.stop();
		Soon.get(this.spawned.whenStopped());

		assertThat(this.publisher.cancels).hasValue(1);
		this.publisher.emit(said("late"));
		assertThat(this.probe.rest()).isEmpty();
	}

	@Test
	void anActorThatHasEndedCancelsAtOnce() {
		this.spawned.stop();
		Soon.get(this.spawned.whenStopped());

		this.publisher.subscribe(this.actor.asSubscriber());

		assertThat(this.publisher.cancels).hasValue(1);
		assertThat(this.publisher.requested).hasValue(0);
	}

	@Test
	void aRestartDoesNotConcernAStreamFromOutside() {
		this.publisher.subscribe(this.actor.asSubscriber());
		this.publisher.emit((context) -> {
			throw new IllegalStateException("broken");
		});

		this.publisher.emit(said("a"));

		assertThat(this.probe.next()).isEqualTo("a");
		assertThat(this.publisher.cancels).hasValue(0);
		assertThat(this.engine.snapshot(this.actor).restarts()).isOne();
	}

	@Test
	void theEndOfThePublisherIsNoMessageAndAFailureIsLogged() {
		this.publisher.subscribe(this.actor.asSubscriber());
		this.publisher.complete();
		ManualPublisher<Step> second = new ManualPublisher<>();
		second.subscribe(this.actor.asSubscriber());
		second.fail(new IllegalStateException("cut"));

		this.warnings.await("Source 'subscriber' of actor '" + this.actor.name() + "' failed");
		Step.settle(this.actor);

		assertThat(this.engine.snapshot(this.actor).streams().sources()).isEmpty();
		assertThat(this.engine.snapshot(this.actor).streams().errors()).isOne();
		assertThat(this.engine.snapshot(this.actor).failed()).isZero();
	}

	@Test
	void aViewOfTheHandleTakesItsOwnType() {
		ManualPublisher<String> words = new ManualPublisher<>();
		words.subscribe(this.actor.contramap(this::said).asSubscriber());

		words.emit("a", "b");

		assertThat(this.probe.next(2)).containsExactly("a", "b");
	}

	@Test
	void whatTheMapperOfAViewThrowsEndsTheStream() {
		ManualPublisher<String> words = new ManualPublisher<>();
		words.subscribe(this.actor.<String>contramap((word) -> {
			throw new IllegalStateException("unreadable");
		}).asSubscriber());

		words.emit("a", "b");

		this.warnings.await("Source 'subscriber' of actor '" + this.actor.name() + "' failed");
		assertThat(words.cancels).hasPositiveValue();
		assertThat(this.engine.snapshot(this.actor).streams().errors()).isOne();
	}

	@Test
	void aViewRefusesANullElement() {
		ManualPublisher<String> words = new ManualPublisher<>();
		words.subscribe(this.actor.contramap(this::said).asSubscriber());
		Flow.Subscriber<? super String> subscriber = words.subscriber();

		Throwable thrown = catchThrowable(() -> subscriber.onNext(null));

		assertThat(thrown).isInstanceOf(NullPointerException.class);
	}

	@Test
	void aPublisherOfTheJdkLosesNothing() {
		int elements = 10_000;
		try (SubmissionPublisher<Step> fast = new SubmissionPublisher<>(Runnable::run, 16)) {
			fast.subscribe(this.actor.asSubscriber());
			IntStream.range(0, elements).forEach((element) -> fast.submit(said(Integer.toString(element))));
		}

		assertThat(this.probe.next(elements))
			.containsExactlyElementsOf(IntStream.range(0, elements).mapToObj(Integer::toString).toList());
		assertThat(this.engine.troupe().deadLetters()).isEmpty();
		assertThat(this.engine.snapshot(this.actor).mailbox().highWaterMark()).isLessThanOrEqualTo(CAPACITY + 1);
	}

}
