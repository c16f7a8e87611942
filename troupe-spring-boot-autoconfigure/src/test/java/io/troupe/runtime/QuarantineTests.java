package io.troupe.runtime;

import java.util.List;

import io.troupe.DeadLetter;
import io.troupe.SinkActor;
import io.troupe.SinkContext;
import io.troupe.SinkHandle;
import io.troupe.Spawned;
import io.troupe.Supervision;
import io.troupe.runtime.Clerk.Order;
import io.troupe.runtime.DeadLetterBox.Kept;
import io.troupe.runtime.DeadLetterBox.Outcome;
import io.troupe.runtime.DeadLetterBox.Report;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class QuarantineTests {

	private final TestEngine engine = TestEngine.start((builder) -> builder.quarantineAfter(3));

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

	/** Replays the only letter, whose message fails again. */
	private void failAgain(boolean force) {
		long id = this.box.newestFirst().get(0).id();

		assertThat(this.box.replay(id, force)).isEqualTo(Outcome.REPLAYED);
		Soon.until("a new letter", () -> ids().size() == 1 && !ids().contains(id));
	}

	@Test
	void aMessageThatFailsTooOftenComesIntoQuarantine() {
		Spawned<SinkHandle<Order>> spawned = this.engine.spawn(this.clerk.spec());
		String actor = failWith(spawned, 1).name();

		failAgain(false);
		assertThat(this.box.newestFirst().get(0).quarantined()).isFalse();
		failAgain(false);

		Kept kept = this.box.newestFirst().get(0);
		assertThat(kept.failures()).isEqualTo(3);
		assertThat(kept.quarantined()).isTrue();
		assertThat(this.box.replay(kept.id(), false)).isEqualTo(Outcome.QUARANTINED);
		assertThat(this.box.replayAll(actor)).isEqualTo(new Report(0, 1, 0, 0, null));
		assertThat(ids()).containsExactly(kept.id());
	}

	@Test
	void aQuarantinedMessageIsReplayedByForceAndCountedOnce() {
		Spawned<SinkHandle<Order>> spawned = this.engine.spawn(this.clerk.spec());
		failWith(spawned, 1);
		failAgain(false);
		failAgain(false);

		failAgain(true);

		assertThat(this.box.newestFirst().get(0).failures()).isEqualTo(4);
		assertThat(this.box.newestFirst().get(0).quarantined()).isTrue();
		assertThat(this.engine.population("clerk").letters()).isEqualTo(new Population.Letters(1, 3, 0, 1));
		this.clerk.failing.set(false);
		assertThat(this.box.replay(ids().get(0), true)).isEqualTo(Outcome.REPLAYED);
		Soon.until("it is handled", () -> this.clerk.handled.equals(List.of(new Order(1))));
		assertThat(ids()).isEmpty();
	}

	@Test
	void failuresAreRememberedWhenAReplayedMessageIsLeftBehind() {
		Spawned<SinkHandle<Step>> spawned = this.engine
			.spawn(TestEngine.steps().supervision(Supervision.of(Supervision.Strategy.RESUME)));
		spawned.handle().send((context) -> {
			throw new IllegalStateException("failed");
		});
		awaitLetters(1);
		spawned.handle().send((context) -> this.gate.hold());
		this.gate.awaitHeld();
		assertThat(this.box.replay(ids().get(0), false)).isEqualTo(Outcome.REPLAYED);

		spawned.stopNow();
		this.gate.open();
		Soon.get(spawned.whenStopped());

		assertThat(this.box.newestFirst()).singleElement().satisfies((kept) -> {
			assertThat(kept.letter().reason()).isEqualTo(DeadLetter.Reason.STOPPED);
			assertThat(kept.failures()).isEqualTo(1);
		});
	}

	@Test
	void failuresAreRememberedWhenAReplayedMessageIsStashed() {
		Stasher stasher = new Stasher();
		SinkHandle<String> actor = this.engine.spawn("stasher", stasher).handle();
		actor.send("fail");
		awaitLetters(1);
		stasher.stashing = true;
		assertThat(this.box.replay(ids().get(0), false)).isEqualTo(Outcome.REPLAYED);

		actor.send("unstash");

		awaitLetters(1);
		assertThat(this.box.newestFirst()).singleElement()
			.satisfies((kept) -> assertThat(kept.failures()).isEqualTo(2));
	}

	@Test
	void withoutALimitNothingComesIntoQuarantine() {
		try (TestEngine patient = TestEngine.start((builder) -> builder.quarantineAfter(0))) {
			DeadLetterBox letters = patient.troupe().deadLetterBox();
			Spawned<SinkHandle<Order>> spawned = patient.spawn(this.clerk.spec());
			spawned.handle().send(new Order(1));
			for (int failures = 1; failures <= 5; failures++) {
				int expected = failures;
				Soon.until("failed " + failures + " times",
						() -> letters.newestFirst().stream().anyMatch((kept) -> kept.failures() == expected));
				assertThat(letters.newestFirst().get(0).quarantined()).isFalse();
				assertThat(letters.replay(letters.newestFirst().get(0).id(), false)).isEqualTo(Outcome.REPLAYED);
			}
			assertThat(patient.population("clerk").letters().quarantined()).isZero();
		}
	}

	/** Fails with "fail", or stashes it once, if it is to. */
	private static final class Stasher implements SinkActor<String> {

		private volatile boolean stashing;

		@Override
		public void onMessage(String message, SinkContext<String> context) {
			if (message.equals("unstash")) {
				this.stashing = false;
				context.unstashAll();
			}
			else if (this.stashing) {
				context.stash(message);
			}
			else {
				throw new IllegalStateException("failed");
			}
		}

	}

}
