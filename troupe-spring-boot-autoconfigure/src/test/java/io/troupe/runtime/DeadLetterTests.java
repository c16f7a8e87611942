package io.troupe.runtime;

import java.time.Duration;
import java.util.stream.IntStream;

import io.troupe.DeadLetter;
import io.troupe.MailboxOptions;
import io.troupe.Overflow;
import io.troupe.SinkHandle;
import io.troupe.Spawned;
import io.troupe.Supervision;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class DeadLetterTests {

	private static final Step NOTHING = (context) -> {
	};

	private final TestEngine engine = TestEngine.start((builder) -> builder.deadLetterCapacity(5));

	private final Gate gate = new Gate();

	@AfterEach
	void close() {
		this.gate.open();
		this.engine.close();
	}

	private long count(DeadLetter.Reason reason) {
		return this.engine.population("steps").deadLetters().get(reason);
	}

	private void hold(SinkHandle<Step> actor) {
		actor.send((context) -> this.gate.hold());
		this.gate.awaitHeld();
	}

	@Test
	void everyReasonIsPresentFromTheBeginning() {
		this.engine.spawnSteps();

		assertThat(this.engine.population("steps").deadLetters()).containsOnlyKeys(DeadLetter.Reason.values())
			.allSatisfy((reason, count) -> assertThat(count).isZero());
	}

	@Test
	void whatAFullMailboxDropsIsCountedAsOverflow() {
		SinkHandle<Step> actor = this.engine
			.spawn(TestEngine.steps().mailbox(MailboxOptions.of(1, Overflow.DROP_NEWEST)))
			.handle();
		hold(actor);
		actor.send(NOTHING);

		actor.send(NOTHING);
		actor.send(NOTHING);

		assertThat(count(DeadLetter.Reason.OVERFLOW)).isEqualTo(2);
		assertThat(this.engine.troupe().deadLetters()).extracting(DeadLetter::reason)
			.containsExactly(DeadLetter.Reason.OVERFLOW, DeadLetter.Reason.OVERFLOW);
	}

	@Test
	void whatFailedIsCountedAsFailed() {
		SinkHandle<Step> actor = this.engine
			.spawn(TestEngine.steps().supervision(Supervision.of(Supervision.Strategy.RESUME)))
			.handle();

		actor.send((context) -> {
			throw new IllegalStateException("failed");
		});
		Step.settle(actor);

		assertThat(count(DeadLetter.Reason.FAILED)).isEqualTo(1);
		assertThat(this.engine.troupe().deadLetters()).singleElement()
			.satisfies((letter) -> assertThat(letter.cause()).hasMessage("failed"));
	}

	@Test
	void whatWasLeftAtTheEndIsCountedAsStopped() {
		Spawned<SinkHandle<Step>> spawned = this.engine.spawnSteps();
		hold(spawned.handle());
		spawned.handle().send(NOTHING);
		spawned.handle().send(NOTHING);

		spawned.stopNow();
		this.gate.open();
		Soon.get(spawned.whenStopped());

		assertThat(count(DeadLetter.Reason.STOPPED)).isEqualTo(2);
	}

	@Test
	void whatIsLeftWhenTheEngineShutsDownIsCountedAsShutdown() {
		Spawned<SinkHandle<Step>> spawned = this.engine.spawnSteps();
		hold(spawned.handle());
		spawned.handle().send(NOTHING);

		this.engine.troupe().shutdown(Duration.ofMillis(50));

		assertThat(count(DeadLetter.Reason.SHUTDOWN)).isEqualTo(1);
	}

	@Test
	void theLastOnesAreKeptNewestFirst() {
		Spawned<SinkHandle<Step>> spawned = this.engine.spawnSteps();
		Spawned<SinkHandle<String>> last = this.engine.spawn("last", (message, context) -> {
		});
		spawned.stop();
		last.stop();
		Soon.get(spawned.whenStopped());
		Soon.get(last.whenStopped());

		IntStream.range(0, 100).forEach((number) -> spawned.handle().send(NOTHING));
		last.handle().send("newest");

		assertThat(this.engine.troupe().deadLetters()).hasSize(5)
			.first()
			.extracting(DeadLetter::definition)
			.isEqualTo("last");
		assertThat(count(DeadLetter.Reason.STOPPED)).isEqualTo(100);
	}

}
