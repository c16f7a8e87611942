package io.troupe.runtime;

import java.time.Duration;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.AtomicReference;

import io.troupe.ActorSnapshot;
import io.troupe.ActorSpec;
import io.troupe.MailboxFullException;
import io.troupe.Overflow;
import io.troupe.SinkActor;
import io.troupe.SinkContext;
import io.troupe.SinkHandle;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An actor that is suspended, resumed and restarted, in an engine that is paused and
 * started, while others send and look: no message is lost, and instances follow each
 * other one by one.
 */
class OperatorStressTests {

	private static final int SENDERS = 4;

	@Test
	void everyMessageArrivesInOrderWhateverTheOperatorDoes() {
		run(5_000);
	}

	@Test
	@Tag("stress")
	void everyMessageArrivesInOrderWhateverTheOperatorDoesForLong() {
		run(500_000);
	}

	private void run(int messages) {
		Log log = new Log();
		try (TestEngine engine = TestEngine
			.startWithoutEvents((builder) -> builder.throughput(8).drainTimeout(Stress.LIMIT))) {
			SinkHandle<Long> actor = engine.troupe()
				.add(ActorSpec.<Long>sink(() -> new Numbered(log))
					.named("numbered")
					.mailbox(Stress.mailbox(256, Overflow.BACKPRESSURE)));
			AtomicInteger sending = new AtomicInteger(SENDERS);
			Stress.concurrently(SENDERS + 2, Stress.seed("operator"), (random, number) -> {
				if (number == SENDERS) {
					operate(engine.troupe(), random, sending);
				}
				else if (number > SENDERS) {
					look(engine.troupe(), sending);
				}
				else {
					send(actor, number, messages);
					sending.decrementAndGet();
				}
			});

			Soon.until("all are processed", () -> engine.snapshot(actor).processed() == (long) SENDERS * messages);
			assertThat(log.violation).hasNullValue();
			assertThat(engine.troupe().deadLetters()).isEmpty();
			Stress.report("operator", log.instances + " instances took " + SENDERS * messages + " messages");
		}
		assertThat(log.living).isFalse();
	}

	private static void operate(LocalTroupe troupe, Random random, AtomicInteger sending) {
		while (sending.get() > 0) {
			switch (random.nextInt(5)) {
				case 0 -> troupe.suspend("numbered");
				case 1 -> troupe.restart("numbered");
				case 2 -> troupe.pause(Duration.ofSeconds(1));
				case 3 -> troupe.start();
				default -> troupe.resume("numbered");
			}
			Thread.yield();
			if (random.nextInt(3) == 0) {
				troupe.start();
				troupe.resume("numbered");
			}
		}
		troupe.start();
		troupe.resume("numbered");
	}

	private static void look(LocalTroupe troupe, AtomicInteger sending) {
		while (sending.get() > 0) {
			ActorSnapshot actor = troupe.actors().get(0);
			assertThat(actor.mailbox().depth()).isBetween(0, 256);
			assertThat(troupe.populations()).hasSize(1);
			assertThat(troupe.deepest("numbered", 3)).hasSize(1);
			assertThat(troupe.pool().queued()).isNotNegative();
			Thread.yield();
		}
	}

	private static void send(SinkHandle<Long> actor, int sender, int messages) {
		for (int number = 0; number < messages; number++) {
			Long message = ((long) sender << 32) | number;
			boolean sent = false;
			while (!sent) {
				try {
					actor.send(message);
					sent = true;
				}
				catch (MailboxFullException ex) {
					Thread.yield();
				}
			}
		}
	}

	/** What outlives the instances. */
	private static final class Log {

		private final AtomicReference<String> violation = new AtomicReference<>();

		private final AtomicInteger instances = new AtomicInteger();

		private final AtomicBoolean living = new AtomicBoolean();

		private final AtomicLongArray next = new AtomicLongArray(SENDERS);

		void check(boolean condition, String text) {
			if (!condition) {
				this.violation.compareAndSet(null, text);
			}
		}

	}

	private static final class Numbered implements SinkActor<Long> {

		private final Log log;

		Numbered(Log log) {
			this.log = log;
		}

		@Override
		public void onStart(SinkContext<Long> context) {
			this.log.instances.incrementAndGet();
			this.log.check(!this.log.living.getAndSet(true), "started beside another");
		}

		@Override
		public void onMessage(Long message, SinkContext<Long> context) {
			int sender = (int) (message >>> 32);
			this.log.check(this.log.next.getAndIncrement(sender) == message.intValue(), "out of order: " + message);
		}

		@Override
		public void onStop(SinkContext<Long> context) {
			this.log.check(this.log.living.getAndSet(false), "stopped twice");
		}

	}

}
