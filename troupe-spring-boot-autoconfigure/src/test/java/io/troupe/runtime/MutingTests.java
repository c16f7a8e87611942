package io.troupe.runtime;

import java.util.concurrent.atomic.AtomicInteger;

import io.troupe.ActorSpec;
import io.troupe.ActorState;
import io.troupe.MailboxOptions;
import io.troupe.Overflow;
import io.troupe.SinkHandle;
import io.troupe.Spawned;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Backpressure between actors: a sender to a full mailbox takes no further turn. */
class MutingTests {

	private static final int CAPACITY = 8;

	private final TestEngine engine = TestEngine.start((builder) -> builder.parallelism(1));

	private final Gate gate = new Gate();

	private final AtomicInteger received = new AtomicInteger();

	private final SinkHandle<Integer> receiver = this.engine.spawn(ActorSpec.<Integer>sink(() -> (message, context) -> {
		if (message == 0) {
			this.gate.hold();
		}
		this.received.incrementAndGet();
	}).named("receiver").blocking().mailbox(MailboxOptions.of(CAPACITY, Overflow.BACKPRESSURE))).handle();

	@AfterEach
	void close() {
		this.gate.open();
		this.engine.close();
	}

	/** Starts a sender and lets it send, one message in each turn, more than fits. */
	private Spawned<SinkHandle<Step>> mutedSender() {
		this.receiver.send(0);
		this.gate.awaitHeld();
		Spawned<SinkHandle<Step>> sender = this.engine.spawnSteps();
		for (int message = 1; message <= 5 * CAPACITY; message++) {
			int number = message;
			sender.handle().send((context) -> this.receiver.send(number));
		}
		this.engine.awaitState(sender.handle(), ActorState.MUTED);
		return sender;
	}

	@Test
	void aSenderToAFullMailboxIsMutedAndNothingIsLost() {
		Spawned<SinkHandle<Step>> sender = mutedSender();

		assertThat(this.engine.snapshot(this.receiver).mailbox().depth()).isBetween(CAPACITY, CAPACITY + 1);
		assertThat(this.engine.snapshot(sender.handle()).mailbox().depth()).isGreaterThan(3 * CAPACITY);
		this.gate.open();
		Soon.until("all have arrived", () -> this.received.get() == 5 * CAPACITY + 1);
		Step.settle(sender.handle());

		assertThat(this.engine.snapshot(this.receiver).mailbox().highWaterMark()).isLessThanOrEqualTo(CAPACITY + 1);
		assertThat(this.engine.snapshot(this.receiver).refused()).isZero();
		assertThat(this.engine.events().deadLetters).isEmpty();
	}

	@Test
	void aMutedActorHoldsUpNoThread() {
		mutedSender();

		Step.settle(this.engine.spawnSteps().handle());

		assertThat(this.received).hasValue(0);
	}

	@Test
	void aMutedActorCanBeStoppedNow() {
		Spawned<SinkHandle<Step>> sender = mutedSender();

		sender.stopNow();
		Soon.get(sender.whenStopped());

		int waiting = this.engine.snapshot(this.receiver).mailbox().depth();
		assertThat(this.engine.events().deadLetters).hasSize(5 * CAPACITY - waiting);
	}

	@Test
	void aMutedActorThatStopsFinishesWhatIsQueued() {
		Spawned<SinkHandle<Step>> sender = mutedSender();

		sender.stop();
		Soon.get(sender.whenStopped());

		assertThat(this.received).hasValue(0);
		assertThat(this.engine.snapshot(this.receiver).mailbox().depth()).isEqualTo(5 * CAPACITY);
		assertThat(this.engine.events().deadLetters).isEmpty();
	}

	@Test
	void aMutedActorCanBeRestartedByItsOperator() {
		Spawned<SinkHandle<Step>> sender = mutedSender();
		int before = this.engine.snapshot(sender.handle()).mailbox().depth();

		this.engine.troupe().restart(sender.handle().name());
		this.gate.open();
		Soon.until("all have arrived", () -> this.received.get() == 5 * CAPACITY + 1);

		assertThat(before).isPositive();
		Soon.until("it is restarted", () -> this.engine.snapshot(sender.handle()).restarts() == 1);
		assertThat(this.engine.events().deadLetters).isEmpty();
	}

	@Test
	void aMutedActorIsFreedWhenItsReceiverEnds() {
		Spawned<SinkHandle<Step>> overloaded = this.engine
			.spawn(TestEngine.steps().blocking().mailbox(MailboxOptions.of(1, Overflow.BACKPRESSURE)));
		overloaded.handle().send((context) -> this.gate.hold());
		this.gate.awaitHeld();
		SinkHandle<Step> sender = this.engine.spawnSteps().handle();
		for (int message = 0; message < 5; message++) {
			sender.send((context) -> overloaded.handle().send((inside) -> this.received.incrementAndGet()));
		}
		this.engine.awaitState(sender, ActorState.MUTED);

		overloaded.stopNow();
		this.gate.open();
		Soon.get(overloaded.whenStopped());

		Step.settle(sender);
		assertThat(this.engine.events().deadLetters).hasSize(5);
	}

	@Test
	void anActorThatIsOverloadedItselfIsNotMuted() {
		this.receiver.send(0);
		this.gate.awaitHeld();
		Gate filling = new Gate();
		SinkHandle<Step> sender = this.engine
			.spawn(TestEngine.steps().blocking().mailbox(MailboxOptions.of(4, Overflow.BACKPRESSURE)))
			.handle();
		AtomicInteger turns = new AtomicInteger();
		Step forward = (context) -> {
			turns.incrementAndGet();
			for (int message = 1; message <= 2 * CAPACITY; message++) {
				this.receiver.send(message);
			}
		};
		sender.send((context) -> {
			filling.hold();
			for (int copy = 0; copy < 10; copy++) {
				context.self().send(forward);
			}
		});
		filling.awaitHeld();

		filling.open();

		Soon.until("it goes on while over its own capacity", () -> turns.get() >= 6);
		this.gate.open();
		Soon.until("all have arrived", () -> this.received.get() == 10 * 2 * CAPACITY + 1);
	}

}
