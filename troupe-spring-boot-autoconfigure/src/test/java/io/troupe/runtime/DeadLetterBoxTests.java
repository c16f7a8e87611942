package io.troupe.runtime;

import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Stream;

import io.troupe.ActorSpec;
import io.troupe.ActorState;
import io.troupe.DeadLetter;
import io.troupe.MailboxOptions;
import io.troupe.Overflow;
import io.troupe.Reply;
import io.troupe.SinkHandle;
import io.troupe.Spawned;
import io.troupe.Supervision;
import io.troupe.runtime.Clerk.Order;
import io.troupe.runtime.DeadLetterBox.Kept;
import io.troupe.runtime.DeadLetterBox.Outcome;
import io.troupe.runtime.DeadLetterBox.Report;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

class DeadLetterBoxTests {

	private final TestEngine engine = TestEngine.start((builder) -> builder.deadLetterCapacity(10).quarantineAfter(3));

	private final DeadLetterBox box = this.engine.troupe().deadLetterBox();

	private final Gate gate = new Gate();

	private final Clerk clerk = new Clerk();

	@AfterEach
	void close() {
		this.gate.open();
		this.engine.close();
	}

	private List<Long> ids() {
		return this.box.newestFirst().stream().map(Kept::id).toList();
	}

	private void awaitLetters(int count) {
		Soon.until(count + " letters", () -> this.box.newestFirst().size() == count);
	}

	/** Has the clerk fail with so many orders. */
	private SinkHandle<Order> failWith(Spawned<SinkHandle<Order>> spawned, int orders) {
		for (int number = 1; number <= orders; number++) {
			spawned.handle().send(new Order(number));
		}
		awaitLetters(orders);
		return spawned.handle();
	}

	@Test
	void aFailedMessageIsKeptWithItsMessage() {
		Spawned<SinkHandle<Order>> spawned = this.engine.spawn(this.clerk.spec());
		failWith(spawned, 1);

		Kept kept = this.box.newestFirst().get(0);

		assertThat(kept.letter().actor()).isEqualTo(spawned.handle().name());
		assertThat(kept.letter().messageType()).isEqualTo(Order.class);
		assertThat(kept.letter().reason()).isEqualTo(DeadLetter.Reason.FAILED);
		assertThat(kept.letter().cause()).hasMessage("no order 1");
		assertThat(kept.failures()).isEqualTo(1);
		assertThat(kept.quarantined()).isFalse();
		assertThat(kept.replayable()).isTrue();
		assertThat(this.box.find(kept.id())).contains(kept);
		assertThat(this.box.content(kept.id())).contains(new Order(1));
		assertThat(this.engine.troupe().deadLetters()).containsExactly(kept.letter());
	}

	@Test
	void aReplaySendsTheMessageAgainAndTakesTheLetterOut() {
		Spawned<SinkHandle<Order>> spawned = this.engine.spawn(this.clerk.spec());
		failWith(spawned, 1);
		long id = ids().get(0);
		this.clerk.failing.set(false);

		assertThat(this.box.replay(id, false)).isEqualTo(Outcome.REPLAYED);

		Soon.until("it is handled", () -> this.clerk.handled.equals(List.of(new Order(1))));
		assertThat(ids()).isEmpty();
		assertThat(this.box.find(id)).isEmpty();
		assertThat(this.box.content(id)).isEmpty();
		assertThat(this.box.replay(id, false)).isEqualTo(Outcome.UNKNOWN);
		assertThat(this.box.discard(id)).isFalse();
	}

	@Test
	void aReplayedAskIsHandledAndItsAnswerGoesNowhere() {
		SinkHandle<Reply<String>> actor = this.engine.troupe().add(oracle());
		CompletableFuture<String> answer = actor.ask((Reply<String> reply) -> reply);
		assertThat(Soon.failureOf(answer)).hasMessage("failed");
		awaitLetters(1);
		this.clerk.failing.set(false);

		assertThat(this.box.replay(ids().get(0), false)).isEqualTo(Outcome.REPLAYED);

		Soon.until("it is handled", () -> this.engine.population("oracle").processed() == 1);
		assertThat(Soon.failureOf(answer)).hasMessage("failed");
		assertThat(this.engine.events().asks).containsExactly(ActorListener.AskOutcome.FAILED);
	}

	private ActorSpec<SinkHandle<Reply<String>>> oracle() {
		return ActorSpec.<Reply<String>>sink(() -> (reply, context) -> {
			if (this.clerk.failing.get()) {
				throw new IllegalStateException("failed");
			}
			reply.send("answer");
		}).named("oracle").supervision(Supervision.of(Supervision.Strategy.RESUME));
	}

	@ParameterizedTest
	@EnumSource
	void aFullMailboxRefusesAReplayAndTheLetterStaysWhereItWas(Overflow overflow) {
		SinkHandle<Step> actor = this.engine.troupe()
			.add(TestEngine.steps()
				.mailbox(new MailboxOptions(1, overflow, Duration.ofMinutes(1), 0))
				.supervision(Supervision.of(Supervision.Strategy.RESUME)));
		Probe<String> probe = new Probe<>();
		for (int number = 0; number < 3; number++) {
			actor.send((context) -> {
				throw new IllegalStateException("failed");
			});
			awaitLetters(number + 1);
		}
		List<Long> before = ids();
		actor.send((context) -> this.gate.hold());
		this.gate.awaitHeld();
		actor.send((context) -> probe.add("queued"));

		assertThat(this.box.replay(before.get(1), false)).isEqualTo(Outcome.FULL);
		assertThat(this.box.replayAll("steps")).isEqualTo(new Report(0, 0, 0, 3, Outcome.FULL));

		assertThat(ids()).isEqualTo(before);
		this.gate.open();
		assertThat(probe.next()).isEqualTo("queued");
		assertThat(this.engine.population("steps").refused()).isZero();
		assertThat(this.engine.population("steps").dropped()).isZero();
		assertThat(this.engine.population("steps").letters()).isEqualTo(new Population.Letters(3, 0, 0, 0));
	}

	@Test
	void aLetterToAnEndedActorStays() {
		Spawned<SinkHandle<Order>> spawned = this.engine.spawn(this.clerk.spec());
		failWith(spawned, 2);
		spawned.stop();
		Soon.get(spawned.whenStopped());
		List<Long> before = ids();

		assertThat(this.box.replay(before.get(0), false)).isEqualTo(Outcome.ENDED);
		assertThat(this.box.replayAll(spawned.handle().name())).isEqualTo(new Report(0, 0, 0, 2, Outcome.ENDED));

		assertThat(ids()).isEqualTo(before);
	}

	@Test
	void aLetterToAnActorThatIsAboutToEndStays() {
		Spawned<SinkHandle<Step>> spawned = this.engine
			.spawn(TestEngine.steps().supervision(Supervision.of(Supervision.Strategy.RESUME)));
		spawned.handle().send((context) -> {
			throw new IllegalStateException("failed");
		});
		awaitLetters(1);
		spawned.handle().send((context) -> this.gate.hold());
		this.gate.awaitHeld();
		spawned.stop();

		assertThat(this.box.replay(ids().get(0), false)).isEqualTo(Outcome.ENDED);

		assertThat(ids()).hasSize(1);
	}

	@Test
	void aPermanentActorTakesItsLettersOnceItIsRestarted() {
		SinkHandle<Order> actor = this.engine.troupe()
			.add(this.clerk.spec().supervision(Supervision.of(Supervision.Strategy.STOP)));
		actor.send(new Order(1));
		this.engine.awaitState(actor, ActorState.FAILED);
		actor.send(new Order(2));
		this.clerk.failing.set(false);
		assertThat(this.box.replayAll("clerk").obstacle()).isEqualTo(Outcome.ENDED);

		assertThat(this.engine.troupe().restart("clerk")).isTrue();

		assertThat(this.box.replayAll("clerk")).isEqualTo(new Report(2, 0, 0, 0, null));
		Soon.until("both are handled", () -> this.clerk.handled.equals(List.of(new Order(1), new Order(2))));
	}

	@Test
	void afterTheShutdownLettersStay() {
		failWith(this.engine.spawn(this.clerk.spec()), 1);
		this.engine.troupe().add(this.clerk.spec().named("other")).send(new Order(2));
		awaitLetters(2);

		this.engine.close();

		assertThat(this.box.replay(ids().get(0), false)).isEqualTo(Outcome.ENDED);
		assertThat(ids()).hasSize(2);
	}

	@Test
	void allLettersOfAnActorAreReplayedOldestFirst() {
		Spawned<SinkHandle<Order>> spawned = this.engine.spawn(this.clerk.spec());
		SinkHandle<Order> other = this.engine.troupe().add(this.clerk.spec().named("other"));
		String actor = failWith(spawned, 3).name();
		other.send(new Order(4));
		awaitLetters(4);
		this.clerk.failing.set(false);

		assertThat(this.box.replayAll(actor)).isEqualTo(new Report(3, 0, 0, 0, null));

		Soon.until("all are handled",
				() -> this.clerk.handled.equals(List.of(new Order(1), new Order(2), new Order(3))));
		assertThat(this.box.newestFirst()).singleElement()
			.satisfies((kept) -> assertThat(kept.letter().actor()).isEqualTo("other"));
	}

	@Test
	void whatFailsAgainIsNotReplayedInTheSameGo() {
		Spawned<SinkHandle<Order>> spawned = this.engine.spawn(this.clerk.spec());
		String actor = failWith(spawned, 2).name();
		List<Long> before = ids();

		assertThat(this.box.replayAll(actor)).isEqualTo(new Report(2, 0, 0, 0, null));

		Soon.until("both are back", () -> ids().size() == 2 && ids().stream().noneMatch(before::contains));
		assertThat(this.box.newestFirst()).extracting(Kept::failures).containsExactly(2, 2);
	}

	@Test
	void anElementThatCouldNotBeMappedCanOnlyBeDiscarded() {
		SinkHandle<Step> actor = this.engine.troupe().add(TestEngine.steps());
		actor.send((context) -> context.attach(Stream.of("element"), (element) -> {
			throw new IllegalStateException("unmappable");
		}));
		awaitLetters(1);
		Kept kept = this.box.newestFirst().get(0);

		assertThat(kept.replayable()).isFalse();
		assertThat(kept.letter().messageType()).isEqualTo(String.class);
		assertThat(this.box.content(kept.id())).contains("element");
		assertThat(this.box.replay(kept.id(), true)).isEqualTo(Outcome.INCOMPLETE);
		assertThat(this.box.replayAll("steps")).isEqualTo(new Report(0, 0, 1, 0, null));
		assertThat(this.box.discard(kept.id())).isTrue();
	}

	@Test
	void anElementWhoseHandlingFailedIsReplayedAsTheMessageItBecame() {
		SinkHandle<Step> actor = this.engine.troupe()
			.add(TestEngine.steps().supervision(Supervision.of(Supervision.Strategy.RESUME)));
		Probe<String> probe = new Probe<>();
		Function<String, Step> mapper = (element) -> (context) -> {
			if (this.clerk.failing.getAndSet(false)) {
				throw new IllegalStateException("failed");
			}
			probe.add(element);
		};
		actor.send((context) -> context.attach(Stream.of("element"), mapper));
		awaitLetters(1);

		assertThat(this.box.replay(ids().get(0), false)).isEqualTo(Outcome.REPLAYED);

		assertThat(probe.next()).isEqualTo("element");
	}

	@Test
	void lettersAreDiscardedOneByOneAndAllTogether() {
		Spawned<SinkHandle<Order>> spawned = this.engine.spawn(this.clerk.spec());
		String actor = failWith(spawned, 3).name();

		assertThat(this.box.discard(ids().get(1))).isTrue();
		assertThat(ids()).hasSize(2);
		assertThat(this.box.discardAll("nobody")).isZero();
		assertThat(this.box.discardAll(actor)).isEqualTo(2);

		assertThat(ids()).isEmpty();
		assertThat(this.engine.population("clerk").letters()).isEqualTo(new Population.Letters(0, 0, 3, 0));
		assertThat(this.engine.population("clerk").deadLetters()).containsEntry(DeadLetter.Reason.FAILED, 3L);
	}

	@Test
	void theOldestMakesRoomForANewerOne() {
		Spawned<SinkHandle<Order>> spawned = this.engine.spawn(this.clerk.spec());
		failWith(spawned, 10);
		List<Long> before = ids();

		spawned.handle().send(new Order(11));

		Soon.until("a newer one", () -> !ids().equals(before));
		assertThat(ids()).hasSize(10).endsWith(before.get(8)).doesNotContain(before.get(9));
		assertThat(this.engine.population("clerk").letters().kept()).isEqualTo(10);
	}

	@Test
	void withoutCapacityNothingIsKept() {
		try (TestEngine forgetful = TestEngine.start((builder) -> builder.deadLetterCapacity(0).quarantineAfter(1))) {
			Spawned<SinkHandle<Order>> spawned = forgetful.spawn(this.clerk.spec());
			spawned.handle().send(new Order(1));
			Soon.until("it has failed", () -> forgetful.events().deadLetters.size() == 1);

			assertThat(forgetful.troupe().deadLetterBox().newestFirst()).isEmpty();
			assertThat(forgetful.population("clerk").letters()).isEqualTo(new Population.Letters(0, 0, 0, 0));
		}
	}

	@Test
	void aDiscardedLetterLetsItsMessageGo() {
		Spawned<SinkHandle<Order>> spawned = this.engine.spawn(this.clerk.spec());
		failWith(spawned, 1);
		WeakReference<Object> message = new WeakReference<>(this.box.content(ids().get(0)).orElseThrow());
		System.gc();
		assertThat(message.get()).isNotNull();

		assertThat(this.box.discard(ids().get(0))).isTrue();
		spawned.handle().send(new Order(2));
		awaitLetters(1);

		Soon.until("the message is collected", () -> {
			System.gc();
			return message.get() == null;
		});
	}

	@Test
	void nullIsNoNameOfAnActor() {
		assertThatNullPointerException().isThrownBy(() -> this.box.replayAll(null))
			.withMessage("'actor' must not be null");
		assertThatNullPointerException().isThrownBy(() -> this.box.discardAll(null))
			.withMessage("'actor' must not be null");
		assertThat(this.box.find(0)).isEqualTo(Optional.empty());
	}

}
