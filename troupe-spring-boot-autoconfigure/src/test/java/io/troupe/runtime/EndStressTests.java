package io.troupe.runtime;

import java.time.Duration;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;

import io.troupe.ActorSpec;
import io.troupe.AskTimeoutException;
import io.troupe.MailboxFullException;
import io.troupe.MailboxOptions;
import io.troupe.Overflow;
import io.troupe.Reply;
import io.troupe.SinkHandle;
import io.troupe.Spawned;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An actor that is ended while others send: each message is processed or a dead letter.
 */
class EndStressTests {

	private static final int SENDERS = 4;

	@Test
	void everyMessageIsAccountedFor() {
		run(60, 500);
	}

	@Test
	@Tag("stress")
	void everyMessageIsAccountedForInThreeThousandEnds() {
		run(3_000, 500);
	}

	private void run(int rounds, int messages) {
		long seed = Stress.seed("end under fire");
		long processed = 0;
		long dead = 0;
		try (TestEngine engine = TestEngine
			.startWithoutEvents((builder) -> builder.parallelism(2).askTimeout(Duration.ofMinutes(5)))) {
			for (int round = 0; round < rounds; round++) {
				Round next = new Round(engine, new Random(seed + round), messages);
				next.run("round " + round);
				processed += next.processed.get();
				dead += next.deadLetters();
			}
		}
		Stress.report("end under fire", rounds + " ends, " + processed + " processed, " + dead + " dead letters");
	}

	private static final class Round {

		private final TestEngine engine;

		private final Random random;

		private final int messages;

		private final boolean failing;

		private final long deadBefore;

		private final long refusedBefore;

		private final AtomicLong processed = new AtomicLong();

		private final Queue<CompletableFuture<Long>> asked = new ConcurrentLinkedQueue<>();

		private final Spawned<SinkHandle<Message>> target;

		Round(TestEngine engine, Random random, int messages) {
			this.engine = engine;
			this.random = random;
			this.messages = messages;
			this.failing = random.nextInt(4) == 0;
			Overflow overflow = Overflow.values()[random.nextInt(Overflow.values().length)];
			MailboxOptions mailbox = Stress.mailbox(random.nextBoolean() ? 0 : 64, overflow);
			this.target = engine.spawn(ActorSpec.<Message>sink(() -> (message, context) -> take(message))
				.named("target")
				.mailbox(mailbox)
				.supervision(TestEngine.RESTART_AT_ONCE));
			this.deadBefore = dead();
			this.refusedBefore = refused();
		}

		private void take(Message message) {
			if (this.failing && message.number() % 100 == 99) {
				throw new IllegalStateException("failed");
			}
			this.processed.incrementAndGet();
			if (message.reply() != null) {
				message.reply().send(message.number());
			}
		}

		void run(String name) {
			int ender = this.random.nextInt(this.messages);
			boolean now = this.random.nextBoolean();
			Stress.concurrently(SENDERS, this.random.nextLong(), (own, sender) -> {
				for (int number = 0; number < this.messages; number++) {
					if (sender == 0 && number == ender) {
						end(now);
					}
					send(own, number);
				}
			});
			Soon.get(this.target.whenStopped());

			this.asked.forEach(this::awaitEnd);
			long sent = (long) SENDERS * this.messages;
			assertThat(this.processed.get() + deadLetters() + refused() - this.refusedBefore).as(name).isEqualTo(sent);
			assertThat(this.engine.population("target").live()).isZero();
		}

		/** An ask ends in any case, and without its timeout. */
		private void awaitEnd(CompletableFuture<Long> answer) {
			boolean timedOut = Soon.get(answer.handle((value, ex) -> ex instanceof AskTimeoutException));
			assertThat(timedOut).isFalse();
		}

		private void end(boolean now) {
			if (now) {
				this.target.stopNow();
			}
			else {
				this.target.stop();
			}
		}

		private void send(Random own, long number) {
			switch (own.nextInt(3)) {
				case 0 -> this.asked.add(this.target.handle().ask((reply) -> new Message(number, reply)));
				case 1 -> this.target.handle().trySend(new Message(number, null));
				default -> send(new Message(number, null));
			}
		}

		private void send(Message message) {
			try {
				this.target.handle().send(message);
			}
			catch (MailboxFullException ex) {
				Thread.yield();
			}
		}

		long deadLetters() {
			return dead() - this.deadBefore;
		}

		private long refused() {
			return this.engine.population("target").refused();
		}

		private long dead() {
			return this.engine.population("target").deadLetters().values().stream().mapToLong(Long::longValue).sum();
		}

	}

	private record Message(long number, @Nullable Reply<Long> reply) {

	}

}
