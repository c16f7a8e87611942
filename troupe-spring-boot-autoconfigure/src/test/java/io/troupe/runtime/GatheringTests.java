package io.troupe.runtime;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

import io.troupe.SinkHandle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class GatheringTests {

	private static final int MANY = 8;

	private final TestEngine engine = TestEngine.start();

	private final List<SinkHandle<Step>> actors = Stream.generate(() -> this.engine.spawnSteps().handle())
		.limit(MANY)
		.toList();

	private final OutsideQueue queue = new OutsideQueue();

	private final AtomicLong nanos = new AtomicLong();

	// what each half of a pause brings for each actor
	private int coming = 1;

	private final Gathering gathering = new Gathering(this.nanos::get, this::send);

	@AfterEach
	void stop() {
		this.engine.close();
	}

	@Test
	void manyCellsWithFewShortMessagesArePausedFor() {
		streak();

		pass(1, 249 * MANY);

		assertThat(this.gathering.back()).isTrue();
	}

	@Test
	void aFewCellsInARowAreNotEvenCounted() {
		pass(1, 0);

		assertThat(this.gathering.back()).isFalse();
	}

	@Test
	void cellsWithManyMessagesAreNotPausedFor() {
		streak();

		pass(16, 0);

		assertThat(this.gathering.back()).isFalse();
	}

	@Test
	void messagesThatTakeLongAreNotPausedFor() {
		streak();

		pass(1, 250 * MANY);

		assertThat(this.gathering.back()).isFalse();
	}

	@Test
	void thereIsNoPauseWithinAPass() {
		streak();
		pass(1, 0);
		pause();

		fill(MANY);
		take(1);

		assertThat(this.gathering.back()).isFalse();
	}

	@Test
	void pausesThatBringMessagesTogetherGoOn() {
		streak();
		pass(1, 0);

		for (int round = 0; round < 3; round++) {
			pauseAndPass(20, 0);
		}

		assertThat(this.gathering.back()).isTrue();
	}

	@Test
	void afterAPauseInVainTheNextIsTriedLaterAndLater() {
		streak();
		pass(1, 0);

		pauseAndPass(3, 0);
		assertThat(passesToTheNextPause()).isEqualTo(3);
		pauseAndPass(3, 0);
		assertThat(passesToTheNextPause()).isEqualTo(5);
		pauseAndPass(4, 0);
		pauseAndPass(3, 0);
		assertThat(passesToTheNextPause()).isEqualTo(3);
	}

	@Test
	void aPauseIsInVainIfTheSendersWereDoneBeforeItsEnd() {
		streak();
		pass(1, 0);
		this.coming = 0;

		pauseAndPass(20, 0);

		assertThat(passesToTheNextPause()).isEqualTo(3);
	}

	@Test
	void soItIsIfTheMessagesThenTakeLong() {
		streak();
		pass(1, 0);

		pauseAndPass(4, 4 * 250 * MANY);

		assertThat(passesToTheNextPause()).isEqualTo(3);
	}

	@Test
	void aPauseThatFindsNothingIsInVainToo() {
		streak();
		pass(1, 0);
		pause();

		this.gathering.foundNone();

		assertThat(this.gathering.back()).isFalse();
		streak();
		assertThat(passesToTheNextPause()).isEqualTo(3);
	}

	@Test
	void soIsOneThatFindsAFewCells() {
		streak();
		pass(1, 0);
		pause();

		fill(MANY - 1);
		take(4);

		assertThat(this.gathering.back()).isFalse();
		while (!this.queue.isEmpty()) {
			take(4);
		}
		this.gathering.foundNone();
		streak();
		assertThat(passesToTheNextPause()).isEqualTo(3);
	}

	@Test
	void aPassThatEndsEarlyBeginsNoPauses() {
		streak();

		cutShort();

		assertThat(this.gathering.back()).isFalse();
	}

	@Test
	void aPauseThatTheWorkerHadNoTimeForIsNotDueAfterAPassThatEndsEarly() {
		streak();
		pass(1, 0);
		assertThat(this.gathering.back()).isTrue();

		cutShort();

		assertThat(this.gathering.back()).isFalse();
	}

	// a pass that others take all cells of but the first
	private void cutShort() {
		fill(MANY);
		take(1);
		while (!this.queue.isEmpty()) {
			this.queue.poll();
		}
		assertThat(this.gathering.back()).isFalse();
		this.gathering.foundNone();
	}

	// after so many cells in a row the rest is counted
	private void streak() {
		fill(MANY);
		for (int i = 0; i < MANY; i++) {
			take(1);
		}
	}

	private int passesToTheNextPause() {
		int passes = 0;
		while (!this.gathering.back()) {
			assertThat(passes).isLessThan(100);
			pass(1, 0);
			passes++;
		}
		return passes;
	}

	private void pauseAndPass(int messages, long duration) {
		pause();
		pass(messages, duration);
	}

	private void pause() {
		assertThat(this.gathering.back()).isTrue();
		this.gathering.pause();
	}

	private void pass(int messages, long duration) {
		fill(MANY);
		for (int i = 0; i < MANY; i++) {
			take(messages);
		}
		this.nanos.addAndGet(duration);
		this.gathering.back();
	}

	private void send() {
		for (int message = 0; message < this.coming; message++) {
			this.actors.forEach(Step::settle);
		}
	}

	private void fill(int cells) {
		this.actors.subList(0, cells).forEach((actor) -> this.queue.add(cell(actor)));
	}

	private void take(int messages) {
		this.gathering.back();
		Cell cell = this.queue.poll();
		this.gathering.took(cell, this.queue);
		SinkHandle<Step> actor = this.actors.stream().filter((each) -> cell(each) == cell).findFirst().orElseThrow();
		for (int message = 0; message < messages; message++) {
			Step.settle(actor);
		}
	}

	private static Cell cell(SinkHandle<Step> actor) {
		return ((CellHandle) (SinkHandle<?>) actor).cell();
	}

}
