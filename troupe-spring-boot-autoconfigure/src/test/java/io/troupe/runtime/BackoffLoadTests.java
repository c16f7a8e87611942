package io.troupe.runtime;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

import io.troupe.ActorSpec;
import io.troupe.ActorState;
import io.troupe.DeadLetter;
import io.troupe.MailboxOptions;
import io.troupe.Overflow;
import io.troupe.SinkHandle;
import io.troupe.Supervision;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** A million messages for an actor that waits for its restart. */
class BackoffLoadTests {

	private static final int MESSAGES = 1_000_000;

	private static final Duration WAIT = Duration.ofHours(1);

	private final ManualTime time = new ManualTime();

	private final TestEngine engine = TestEngine
		.startWithoutEvents((builder) -> builder.timeSource(this.time).blockedWarning(Duration.ZERO));

	private final AtomicLong sum = new AtomicLong();

	@AfterEach
	void close() {
		this.engine.close();
	}

	private SinkHandle<Integer> backingOff(MailboxOptions mailbox) {
		SinkHandle<Integer> actor = this.engine
			.spawn(ActorSpec.<Integer>sink(() -> (number, context) -> take(number))
				.named("loaded")
				.mailbox(mailbox)
				.supervision(new Supervision(Supervision.Strategy.RESTART, 10, WAIT.multipliedBy(2),
						new Supervision.Backoff(WAIT, WAIT, 0))))
			.handle();
		actor.send(-1);
		this.engine.awaitState(actor, ActorState.BACKING_OFF);
		Soon.until("a restart is due", () -> this.time.hasTaskDueIn(WAIT));
		return actor;
	}

	private void take(int number) {
		if (number < 0) {
			throw new IllegalStateException("failed");
		}
		this.sum.addAndGet(number);
	}

	@ParameterizedTest
	@CsvSource({ "0, BACKPRESSURE, 1000000, 0, 0", "1000, BACKPRESSURE, 1000, 999000, 0",
			"1000, REJECT, 1000, 999000, 0", "1000, BLOCK, 1000, 999000, 0", "1000, DROP_NEWEST, 1000, 0, 999000",
			"1000, DROP_OLDEST, 1000, 0, 999000" })
	void areHandledRefusedOrDroppedAsTheirMailboxSaysToTheLast(int capacity, Overflow overflow, long handled,
			long refused, long dropped) {
		SinkHandle<Integer> actor = backingOff(
				new MailboxOptions(capacity, overflow, Duration.ZERO, Integer.MAX_VALUE));

		for (int number = 0; number < MESSAGES; number++) {
			actor.trySend(number);
		}
		assertThat(this.engine.snapshot(actor).mailbox().depth()).isEqualTo((int) handled);
		this.time.advance(WAIT);
		Soon.until("what waited is handled", () -> this.engine.snapshot(actor).processed() == handled);

		Population population = this.engine.population("loaded");
		long first = (overflow == Overflow.DROP_OLDEST) ? MESSAGES - handled : 0;
		assertThat(this.sum).hasValue(handled * (2 * first + handled - 1) / 2);
		assertThat(population.refused()).isEqualTo(refused);
		assertThat(population.dropped()).isEqualTo(dropped);
		assertThat(population.failed()).isEqualTo(1);
		assertThat(population.deadLetters()).containsEntry(DeadLetter.Reason.OVERFLOW, dropped)
			.containsEntry(DeadLetter.Reason.FAILED, 1L);
		assertThat(population.depth()).isZero();
	}

}
