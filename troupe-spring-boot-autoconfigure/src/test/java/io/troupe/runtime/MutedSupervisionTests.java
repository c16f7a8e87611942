package io.troupe.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;

import io.troupe.ActorSpec;
import io.troupe.ActorState;
import io.troupe.MailboxOptions;
import io.troupe.Overflow;
import io.troupe.SinkHandle;
import io.troupe.Spawned;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Muted actors whose world changes before their receiver has room. */
class MutedSupervisionTests {

	private static final int CAPACITY = 4;

	private final Gate gate = new Gate();

	private final AtomicInteger instances = new AtomicInteger();

	private final AtomicInteger received = new AtomicInteger();

	@Test
	void aRestartByHandDoesNotWaitForTheReceiver() {
		try (TestEngine engine = TestEngine.start()) {
			SinkHandle<Step> receiver = engine
				.spawn(TestEngine.steps()
					.named("receiver")
					.blocking()
					.mailbox(MailboxOptions.of(CAPACITY, Overflow.BACKPRESSURE)))
				.handle();
			receiver.send((context) -> this.gate.hold());
			this.gate.awaitHeld();
			SinkHandle<Step> sender = engine.spawn(ActorSpec.<Step>sink(() -> {
				this.instances.incrementAndGet();
				return (step, context) -> step.take(context);
			}).named("sender")).handle();
			flood(sender, receiver, 5 * CAPACITY);
			engine.awaitState(sender, ActorState.MUTED);

			engine.troupe().restart(sender.name());

			Soon.until("a fresh instance is made", () -> this.instances.get() == 2);
			engine.awaitState(sender, ActorState.MUTED);
			assertThat(engine.snapshot(sender).mailbox().depth()).isPositive();
			this.gate.open();
			Soon.until("all have arrived", () -> this.received.get() == 5 * CAPACITY);
			Step.settle(sender);
		}
	}

	private void flood(SinkHandle<Step> sender, SinkHandle<Step> receiver, int messages) {
		for (int message = 0; message < messages; message++) {
			sender.send((context) -> receiver.send((inside) -> this.received.incrementAndGet()));
		}
	}

	@Test
	void noSenderStaysMutedWhenItsReceiverEndsUnderFire() {
		Random random = new Random(Stress.seed("muted by the ending"));
		try (TestEngine engine = TestEngine.startWithoutEvents((builder) -> {
		})) {
			List<SinkHandle<Step>> senders = new ArrayList<>();
			for (int sender = 0; sender < 3; sender++) {
				senders.add(engine.spawnSteps().handle());
			}
			for (int round = 0; round < 300; round++) {
				endUnderFire(engine, senders, random);

				senders.forEach(Step::settle);
			}
		}
	}

	private void endUnderFire(TestEngine engine, List<SinkHandle<Step>> senders, Random random) {
		Spawned<SinkHandle<Step>> receiver = engine.spawn(TestEngine.steps()
			.named("receiver")
			.blocking(random.nextBoolean())
			.mailbox(Stress.mailbox(CAPACITY, Overflow.BACKPRESSURE)));
		int messages = 5 + random.nextInt(40);
		int end = random.nextInt(messages);
		boolean now = random.nextBoolean();
		for (int message = 0; message < messages; message++) {
			senders.forEach((sender) -> flood(sender, receiver.handle(), 1));
			if (message == end) {
				if (now) {
					receiver.stopNow();
				}
				else {
					receiver.stop();
				}
			}
		}
		Soon.get(receiver.whenStopped());
	}

}
