package io.troupe.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;

import io.troupe.ActorSpec;
import io.troupe.DeadLetter;
import io.troupe.MailboxFullException;
import io.troupe.Overflow;
import io.troupe.SinkHandle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Four senders at once: each policy is exact to the count. */
class OverflowCountTests {

	private static final int SENDERS = 4;

	private static final int MESSAGES = 5_000;

	private static final int SENT = SENDERS * MESSAGES;

	private static final int CAPACITY = 16;

	private final TestEngine engine = TestEngine.start();

	private final AtomicLong accepted = new AtomicLong();

	private final AtomicLong refused = new AtomicLong();

	private final AtomicLong processed = new AtomicLong();

	@AfterEach
	void close() {
		this.engine.close();
	}

	private SinkHandle<Integer> spawn(Overflow overflow) {
		return this.engine
			.spawn(ActorSpec.<Integer>sink(() -> (message, context) -> this.processed.incrementAndGet())
				.named("counter")
				.mailbox(Stress.mailbox(CAPACITY, overflow)))
			.handle();
	}

	private void sendAtOnce(Runnable send) {
		CountDownLatch ready = new CountDownLatch(SENDERS);
		List<Thread> senders = new ArrayList<>();
		for (int number = 0; number < SENDERS; number++) {
			Thread sender = new Thread(() -> {
				ready.countDown();
				Soon.await(ready);
				for (int message = 0; message < MESSAGES; message++) {
					send.run();
				}
			}, "sender " + number);
			sender.start();
			senders.add(sender);
		}
		senders.forEach(Soon::join);
	}

	private void send(SinkHandle<Integer> actor) {
		try {
			actor.send(1);
			this.accepted.incrementAndGet();
		}
		catch (MailboxFullException ex) {
			this.refused.incrementAndGet();
		}
	}

	private void awaitAllTaken(SinkHandle<Integer> actor, long expected) {
		Soon.until(expected + " are processed or dropped", () -> this.processed.get()
				+ this.engine.population("counter").deadLetters().get(DeadLetter.Reason.OVERFLOW) == expected);
		Soon.until("the mailbox is empty", () -> this.engine.snapshot(actor).mailbox().depth() == 0);
	}

	@ParameterizedTest
	@EnumSource(names = { "BACKPRESSURE", "REJECT", "BLOCK" })
	void whatWasAcceptedIsProcessedAndTheRestRefused(Overflow overflow) {
		SinkHandle<Integer> actor = spawn(overflow);

		sendAtOnce(() -> send(actor));
		awaitAllTaken(actor, this.accepted.get());

		assertThat(this.accepted.get() + this.refused.get()).isEqualTo(SENT);
		assertThat(this.processed).hasValue(this.accepted.get());
		Soon.until("the turns are counted", () -> this.engine.snapshot(actor).processed() == this.accepted.get());
		assertThat(this.engine.snapshot(actor).refused()).isEqualTo(this.refused.get());
		assertThat(this.engine.snapshot(actor).mailbox().highWaterMark()).isLessThanOrEqualTo(CAPACITY);
		assertThat(this.engine.events().deadLetters).isEmpty();
		if (overflow == Overflow.BLOCK) {
			assertThat(this.refused).hasValue(0);
		}
	}

	@Test
	void whatAnActorSendsItselfIsNotAmongTheDropped() {
		AtomicLong own = new AtomicLong();
		SinkHandle<Integer> actor = this.engine.spawn(ActorSpec.<Integer>sink(() -> (message, context) -> {
			if (message == 0) {
				own.incrementAndGet();
			}
			else {
				this.processed.incrementAndGet();
				context.self().send(0);
			}
		}).named("counter").mailbox(Stress.mailbox(CAPACITY, Overflow.DROP_OLDEST))).handle();

		sendAtOnce(() -> send(actor));
		awaitAllTaken(actor, SENT);

		Soon.until("each has sent itself one", () -> own.get() == this.processed.get());
		assertThat(this.engine.snapshot(actor).dropped()).isEqualTo(SENT - this.processed.get());
		Soon.until("the mailbox is empty", () -> this.engine.snapshot(actor).mailbox().depth() == 0);
	}

	@ParameterizedTest
	@CsvSource({ "DROP_NEWEST, true", "DROP_NEWEST, false", "DROP_OLDEST, true", "DROP_OLDEST, false" })
	void whatWasSentIsProcessedOrDropped(Overflow overflow, boolean tried) {
		SinkHandle<Integer> actor = spawn(overflow);

		sendAtOnce(() -> {
			if (!tried) {
				send(actor);
			}
			else if (actor.trySend(1)) {
				this.accepted.incrementAndGet();
			}
			else {
				this.refused.incrementAndGet();
			}
		});
		awaitAllTaken(actor, SENT);

		long dropped = SENT - this.processed.get();
		assertThat(this.engine.snapshot(actor).dropped()).isEqualTo(dropped);
		assertThat(this.engine.snapshot(actor).refused()).isZero();
		// each sender that makes room adds its message before it takes the oldest away
		int overshoot = (overflow == Overflow.DROP_OLDEST) ? SENDERS : 0;
		assertThat(this.engine.snapshot(actor).mailbox().highWaterMark()).isLessThanOrEqualTo(CAPACITY + overshoot);
		assertThat(this.refused).hasValue((tried && overflow == Overflow.DROP_NEWEST) ? dropped : 0);
	}

}
