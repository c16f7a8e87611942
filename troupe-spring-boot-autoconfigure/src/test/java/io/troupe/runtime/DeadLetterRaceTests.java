package io.troupe.runtime;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import io.troupe.ActorSpec;
import io.troupe.ActorState;
import io.troupe.MailboxOptions;
import io.troupe.Overflow;
import io.troupe.SinkHandle;
import io.troupe.Spawned;
import io.troupe.Supervision;
import io.troupe.runtime.Clerk.Order;
import io.troupe.runtime.DeadLetterBox.Kept;
import io.troupe.runtime.DeadLetterBox.Outcome;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What operators do to dead letters at the same time happens once, and loses nothing. */
class DeadLetterRaceTests {

	private static final int LETTERS = 300;

	private final TestEngine engine = TestEngine.startWithoutEvents((builder) -> builder.deadLetterCapacity(LETTERS));

	private final DeadLetterBox box = this.engine.troupe().deadLetterBox();

	private final Clerk clerk = new Clerk();

	@AfterEach
	void close() {
		this.engine.close();
	}

	private List<Long> ids() {
		return this.box.newestFirst().stream().map(Kept::id).toList();
	}

	/** Has the actor fail with {@link #LETTERS} orders, and no more after that. */
	private void fail(SinkHandle<Order> actor) {
		for (int number = 0; number < LETTERS; number++) {
			actor.send(new Order(number));
			int expected = number + 1;
			Soon.until("it fails", () -> this.box.newestFirst().size() == expected);
		}
		this.clerk.failing.set(false);
	}

	private void assertHandledOnce(Set<Integer> expected) {
		Soon.until("all are handled", () -> this.clerk.handled.size() >= expected.size());
		assertThat(this.clerk.handled).extracting(Order::number).containsExactlyInAnyOrderElementsOf(expected);
	}

	private static Set<Integer> all() {
		return new HashSet<>(IntStream.range(0, LETTERS).boxed().toList());
	}

	@Test
	void ofReplaysAtOnceExactlyOneSendsTheMessage() {
		Spawned<SinkHandle<Order>> spawned = this.engine.spawn(this.clerk.spec());
		fail(spawned.handle());
		List<Long> ids = ids();
		AtomicInteger replayed = new AtomicInteger();
		AtomicInteger unknown = new AtomicInteger();

		Stress.concurrently(3, Stress.seed("replays"), (random, number) -> ids.forEach((id) -> {
			Outcome outcome = this.box.replay(id, false);
			((outcome == Outcome.REPLAYED) ? replayed : unknown).incrementAndGet();
		}));

		assertThat(replayed).hasValue(LETTERS);
		assertThat(unknown).hasValue(2 * LETTERS);
		assertThat(ids()).isEmpty();
		assertHandledOnce(all());
		assertThat(this.engine.population("clerk").letters()).isEqualTo(new Population.Letters(0, LETTERS, 0, 0));
	}

	@Test
	void replaysOfAllAtOnceSendEachMessageOnce() {
		Spawned<SinkHandle<Order>> spawned = this.engine.spawn(this.clerk.spec());
		fail(spawned.handle());
		AtomicInteger replayed = new AtomicInteger();

		Stress.concurrently(3, Stress.seed("replays of all"),
				(random, number) -> replayed.addAndGet(this.box.replayAll(spawned.handle().name()).replayed()));

		assertThat(replayed).hasValue(LETTERS);
		assertHandledOnce(all());
	}

	@Test
	void aLetterIsEitherReplayedOrDiscarded() {
		Spawned<SinkHandle<Order>> spawned = this.engine.spawn(this.clerk.spec());
		fail(spawned.handle());
		List<Long> ids = ids();
		AtomicInteger replayed = new AtomicInteger();
		AtomicInteger discarded = new AtomicInteger();

		Stress.concurrently(2, Stress.seed("replay and discard"), (random, number) -> ids.forEach((id) -> {
			if (number == 0 && this.box.replay(id, false) == Outcome.REPLAYED) {
				replayed.incrementAndGet();
			}
			else if (number == 1 && this.box.discard(id)) {
				discarded.incrementAndGet();
			}
		}));

		assertThat(replayed.get() + discarded.get()).isEqualTo(LETTERS);
		assertThat(ids()).isEmpty();
		Soon.until("the replayed are handled", () -> this.clerk.handled.size() == replayed.get());
		assertThat(this.clerk.handled).doesNotHaveDuplicates();
		assertThat(this.engine.population("clerk").letters())
			.isEqualTo(new Population.Letters(0, replayed.get(), discarded.get(), 0));
	}

	@Test
	void aMessageReplayedToAnActorThatEndsIsHandledOrALetter() {
		long seed = Stress.seed("replay and stop");
		for (int round = 0; round < 200; round++) {
			Clerk own = new Clerk();
			Spawned<SinkHandle<Order>> spawned = this.engine.spawn(own.spec());
			spawned.handle().send(new Order(round));
			Soon.until("it fails", () -> ids().size() == 1);
			own.failing.set(false);
			long id = ids().get(0);
			boolean now = round % 2 == 0;

			Stress.concurrently(2, seed + round, (random, number) -> {
				if (number == 0) {
					this.box.replay(id, false);
				}
				else if (now) {
					spawned.stopNow();
				}
				else {
					spawned.stop();
				}
			});
			Soon.get(spawned.whenStopped());

			assertThat(own.handled.size() + ids().size()).as("round " + round).isEqualTo(1);
			this.box.newestFirst().forEach((kept) -> assertThat(this.box.discard(kept.id())).isTrue());
		}
	}

	@Test
	void whatASmallMailboxRefusesStaysUntilItIsTaken() {
		ActorSpec<SinkHandle<Order>> spec = this.clerk.spec()
			.mailbox(new MailboxOptions(2, Overflow.DROP_NEWEST, Duration.ZERO, Integer.MAX_VALUE));
		SinkHandle<Order> actor = this.engine.troupe().add(spec);
		fail(actor);

		Stress.concurrently(3, Stress.seed("replays to a small mailbox"), (random, number) -> {
			while (!ids().isEmpty()) {
				if (random.nextBoolean()) {
					this.box.replayAll("clerk");
				}
				else {
					ids().stream().limit(1).forEach((id) -> this.box.replay(id, false));
				}
			}
		});

		// a thread may have seen an empty box while another held the last letter
		Soon.until("the box is empty", () -> this.box.replayAll("clerk").left() == 0 && ids().isEmpty());
		assertHandledOnce(all());
		assertThat(this.engine.population("clerk").dropped()).isZero();
	}

	@Test
	void aLetterThatIsRefusedWhileOthersComeTakesNoMoreThanItsRoom() {
		SinkHandle<Order> closed = this.engine.troupe()
			.add(this.clerk.spec().named("ended").supervision(Supervision.of(Supervision.Strategy.STOP)));
		closed.send(new Order(-1));
		this.engine.awaitState(closed, ActorState.FAILED);

		Stress.concurrently(2, Stress.seed("letters that come back"), (random, number) -> {
			for (int order = 0; order < 5 * LETTERS; order++) {
				if (number == 0) {
					closed.send(new Order(order));
				}
				else {
					this.box.replayAll("ended");
				}
			}
		});

		List<Long> ids = ids();
		assertThat(ids).hasSize(LETTERS);
		// the newest ones, without a gap
		assertThat(ids.get(0) - ids.get(LETTERS - 1)).isEqualTo(LETTERS - 1);
		assertThat(this.engine.population("ended").letters().kept()).isEqualTo(LETTERS);
	}

}
