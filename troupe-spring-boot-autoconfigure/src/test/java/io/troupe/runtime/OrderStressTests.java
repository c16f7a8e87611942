package io.troupe.runtime;

import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;

import io.troupe.ActorSpec;
import io.troupe.MailboxFullException;
import io.troupe.Overflow;
import io.troupe.SinkActor;
import io.troupe.SinkContext;
import io.troupe.SinkHandle;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Eight senders, one actor: nothing lost, nothing twice, each sender's order kept. */
class OrderStressTests {

	private static final int SENDERS = 8;

	@ParameterizedTest
	@CsvSource({ "BACKPRESSURE, 1024", "BLOCK, 64", "REJECT, 0" })
	void everyMessageArrivesOnceAndInOrder(Overflow overflow, int capacity) {
		run(overflow, capacity, 20_000);
	}

	@Tag("stress")
	@ParameterizedTest
	@CsvSource({ "BACKPRESSURE, 1024", "BLOCK, 64", "REJECT, 0" })
	void everyMessageArrivesOnceAndInOrderForAMillionEach(Overflow overflow, int capacity) {
		run(overflow, capacity, 1_000_000);
	}

	private void run(Overflow overflow, int capacity, int messages) {
		String name = "order " + overflow + " of " + capacity;
		Checker checker = new Checker(messages);
		try (TestEngine engine = TestEngine.startWithoutEvents((builder) -> builder.parallelism(4))) {
			SinkHandle<Long> actor = engine
				.spawn(ActorSpec.<Long>sink(() -> checker).mailbox(Stress.mailbox(capacity, overflow)))
				.handle();
			DepthWatch watch = new DepthWatch(engine.troupe(), actor);
			try (watch) {
				Stress.concurrently(SENDERS, Stress.seed(name),
						(random, sender) -> send(actor, random, sender, messages));
				Soon.get(checker.done, Stress.LIMIT);
				Soon.until("the mailbox is empty", () -> engine.snapshot(actor).mailbox().depth() == 0);
			}

			assertThat(checker.violation).hasNullValue();
			assertThat(watch.least()).isNotNegative();
			assertThat(watch.greatest()).isLessThanOrEqualTo((capacity > 0) ? capacity : SENDERS * messages);
			Soon.until("each is counted once", () -> engine.snapshot(actor).processed() == (long) SENDERS * messages);
			Stress.report(name, SENDERS + " x " + messages + " in order, depth 0.." + watch.greatest() + " in "
					+ watch.readings() + " readings");
		}
	}

	private static void send(SinkHandle<Long> actor, Random random, int sender, int messages) {
		for (int number = 0; number < messages; number++) {
			Long message = ((long) sender << 32) | number;
			boolean tried = random.nextInt(4) == 0;
			while (!(tried ? actor.trySend(message) : sent(actor, message))) {
				Thread.yield();
			}
		}
	}

	private static boolean sent(SinkHandle<Long> actor, Long message) {
		try {
			actor.send(message);
			return true;
		}
		catch (MailboxFullException ex) {
			return false;
		}
	}

	/** Knows what each sender must send next. */
	private static final class Checker implements SinkActor<Long> {

		private final CompletableFuture<Long> done = new CompletableFuture<>();

		private final AtomicReference<String> violation = new AtomicReference<>();

		private final AtomicReference<Thread> inside = new AtomicReference<>();

		private final int[] next = new int[SENDERS];

		private final long expected;

		// plain on purpose: a turn must see what the turn before it wrote
		private long taken;

		Checker(int messages) {
			this.expected = (long) SENDERS * messages;
		}

		@Override
		public void onMessage(Long message, SinkContext<Long> context) {
			Thread other = this.inside.getAndSet(Thread.currentThread());
			if (other != null) {
				violated(other + " and " + Thread.currentThread() + " are inside at once");
			}
			int sender = (int) (message >>> 32);
			int number = message.intValue();
			if (this.next[sender]++ != number) {
				violated("sender " + sender + ": " + number + " after " + Arrays.toString(this.next));
			}
			this.inside.set(null);
			if (++this.taken == this.expected) {
				this.done.complete(this.taken);
			}
		}

		private void violated(String text) {
			this.violation.compareAndSet(null, text);
			this.done.complete(this.taken);
		}

	}

}
