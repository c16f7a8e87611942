package io.troupe.runtime;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

import io.troupe.MailboxOptions;
import io.troupe.Overflow;
import io.troupe.SinkHandle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class HighWaterTests {

	private final ManualTime time = new ManualTime();

	// the depth is looked at whenever an actor has taken its share, here one message
	private final TestEngine engine = TestEngine.start((builder) -> builder.throughput(1).timeSource(this.time));

	@AfterEach
	void close() {
		this.engine.close();
	}

	private SinkHandle<Step> spawn(int capacity, int highWaterMark) {
		return this.engine
			.spawn(TestEngine.steps()
				.mailbox(new MailboxOptions(capacity, Overflow.REJECT, Duration.ZERO, highWaterMark)))
			.handle();
	}

	/** Holds the actor, queues {@code depth} messages, then lets it take them. */
	private void pile(SinkHandle<Step> actor, int depth) {
		Gate gate = new Gate();
		actor.send((context) -> gate.hold());
		gate.awaitHeld();
		for (int message = 0; message < depth; message++) {
			actor.send((context) -> {
			});
		}
		gate.open();
		// a snapshot would look at the mark too
		Soon.until("it is drained", () -> Circle.cell(actor).depth() == 0);
		Step.settle(actor);
	}

	@Test
	void risingOverTheMarkIsToldOnce() {
		SinkHandle<Step> actor = spawn(100, 10);

		pile(actor, 50);

		assertThat(this.engine.events().highWaters).singleElement().satisfies((told) -> {
			assertThat(told.actor()).isEqualTo(actor.name());
			assertThat(told.depth()).isBetween(10, 50);
			assertThat(told.capacity()).isEqualTo(100);
		});
	}

	@Test
	void stayingUnderTheMarkIsNotTold() {
		SinkHandle<Step> actor = spawn(100, 10);

		pile(actor, 9);

		assertThat(this.engine.events().highWaters).isEmpty();
	}

	@Test
	void itIsToldAgainAfterFallingToHalfTheMark() {
		SinkHandle<Step> actor = spawn(100, 10);

		pile(actor, 50);
		pile(actor, 50);

		assertThat(this.engine.events().highWaters).hasSize(2);
	}

	@Test
	void theLogTellsItOnceAMinuteHoweverOftenItSwings() {
		SinkHandle<Step> actor = spawn(100, 10);
		List<String> logged = new CopyOnWriteArrayList<>();
		Logger logger = Logger.getLogger("io.troupe");
		Handler handler = new Recorder(logged, "'" + actor.name() + "'");
		logger.addHandler(handler);
		try {
			pile(actor, 50);
			pile(actor, 50);
			assertThat(logged).hasSize(1);
			this.time.advance(Duration.ofMinutes(1));
			pile(actor, 50);
		}
		finally {
			logger.removeHandler(handler);
		}

		assertThat(logged).hasSize(2).last().asString().contains("over its high-water mark of 10");
		assertThat(this.engine.events().highWaters).hasSize(3);
	}

	@Test
	void withoutAMarkOfItsOwnItIsFourFifthsOfTheCapacity() {
		SinkHandle<Step> quiet = spawn(100, 0);
		SinkHandle<Step> loud = spawn(100, 0);

		pile(quiet, 79);
		pile(loud, 81);

		assertThat(this.engine.events().highWaters).extracting(Events.HighWater::actor).containsExactly(loud.name());
	}

	@Test
	void swingingAroundTheMarkIsToldOnce() {
		SinkHandle<Step> actor = spawn(100, 10);
		Gate[] gates = { new Gate(), new Gate() };
		actor.send((context) -> gates[0].hold());
		gates[0].awaitHeld();
		for (int message = 0; message < 4; message++) {
			actor.send((context) -> {
			});
		}
		actor.send((context) -> gates[1].hold());
		for (int message = 0; message < 7; message++) {
			actor.send((context) -> {
			});
		}

		gates[0].open();
		gates[1].awaitHeld();
		for (int message = 0; message < 6; message++) {
			actor.send((context) -> {
			});
		}
		gates[1].open();
		Step.settle(actor);

		assertThat(this.engine.events().highWaters).hasSize(1);
	}

	@Test
	void mailboxIsSaturatedFromTheMarkUntilHalfOfIt() {
		SinkHandle<Step> actor = spawn(100, 10);
		Gate[] gates = { new Gate(), new Gate(), new Gate() };
		actor.send((context) -> gates[0].hold());
		gates[0].awaitHeld();
		fill(actor, 3);
		actor.send((context) -> gates[1].hold());
		actor.send((context) -> gates[2].hold());
		fill(actor, 4);
		assertThat(saturated(actor)).isFalse();

		fill(actor, 1);
		assertThat(saturated(actor)).isTrue();
		gates[0].open();
		gates[1].awaitHeld();
		assertThat(depth(actor)).isEqualTo(6);
		assertThat(saturated(actor)).isTrue();
		gates[1].open();
		gates[2].awaitHeld();
		assertThat(depth(actor)).isEqualTo(5);
		assertThat(saturated(actor)).isFalse();
		fill(actor, 4);
		assertThat(saturated(actor)).isFalse();
		fill(actor, 1);
		assertThat(saturated(actor)).isTrue();

		gates[2].open();
		Step.settle(actor);
		Soon.until("it is drained", () -> depth(actor) == 0);
		assertThat(saturated(actor)).isFalse();
	}

	@Test
	void mailboxThatRefusesIsSaturatedWhereverItsMarkIs() {
		SinkHandle<Step> actor = spawn(3, 1000);
		Gate gate = new Gate();
		actor.send((context) -> gate.hold());
		gate.awaitHeld();
		fill(actor, 2);
		assertThat(saturated(actor)).isFalse();
		fill(actor, 1);

		assertThat(actor.trySend((context) -> {
		})).isFalse();

		assertThat(this.engine.events().highWaters).extracting(Events.HighWater::actor).containsExactly(actor.name());
		assertThat(saturated(actor)).isTrue();
		gate.open();
	}

	private static void fill(SinkHandle<Step> actor, int messages) {
		for (int message = 0; message < messages; message++) {
			actor.send((context) -> {
			});
		}
	}

	private boolean saturated(SinkHandle<Step> actor) {
		return this.engine.snapshot(actor).mailbox().saturated();
	}

	private int depth(SinkHandle<Step> actor) {
		return this.engine.snapshot(actor).mailbox().depth();
	}

	/** Keeps what is logged about one actor. */
	private static final class Recorder extends Handler {

		private final List<String> logged;

		private final String about;

		Recorder(List<String> logged, String about) {
			this.logged = logged;
			this.about = about;
		}

		@Override
		public void publish(LogRecord entry) {
			if (entry.getMessage().contains(this.about)) {
				this.logged.add(entry.getMessage());
			}
		}

		@Override
		public void flush() {
		}

		@Override
		public void close() {
		}

	}

}
