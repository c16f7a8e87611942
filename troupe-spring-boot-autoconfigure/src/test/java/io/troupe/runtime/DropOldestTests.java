package io.troupe.runtime;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

import io.troupe.ActorState;
import io.troupe.DeadLetter;
import io.troupe.MailboxOptions;
import io.troupe.Overflow;
import io.troupe.SinkHandle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What comes from outside never drops what the actor owes itself. */
class DropOldestTests {

	private static final Duration SECOND = Duration.ofSeconds(1);

	private final ManualTime time = new ManualTime();

	private final TestEngine engine = TestEngine.start((builder) -> builder.timeSource(this.time));

	private final SinkHandle<Step> actor = this.engine
		.spawn(TestEngine.steps().mailbox(MailboxOptions.of(2, Overflow.DROP_OLDEST)))
		.handle();

	private final Probe<String> own = new Probe<>();

	private final AtomicInteger outside = new AtomicInteger();

	private final CompletableFuture<String> work = new CompletableFuture<>();

	private final Gate gate = new Gate();

	@AfterEach
	void close() {
		this.gate.open();
		// a drain would wait for it
		this.work.complete("result");
		this.engine.close();
	}

	/** Begins a turn that owes itself two messages, a result and ticks. */
	private void holdWithWorkOfItsOwn() {
		this.actor.send((context) -> {
			context.scheduleAtFixedRate(SECOND, SECOND, (inside) -> this.own.add("tick"));
			context.pipeToSelf(this.work, (result) -> (inside) -> this.own.add(result), (ex) -> (inside) -> {
			});
			context.self().send((inside) -> this.own.add("first"));
			context.self().send((inside) -> this.own.add("second"));
			this.gate.hold();
		});
		this.gate.awaitHeld();
	}

	private void send(int count) {
		for (int message = 0; message < count; message++) {
			this.actor.send((context) -> this.outside.incrementAndGet());
		}
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 1, 2, 3, 100 })
	void sendsFromOutsideDropOnlyEachOther(int count) {
		holdWithWorkOfItsOwn();
		send(count);
		this.work.complete("result");
		send(count);
		this.time.advance(SECOND);
		send(count);

		this.gate.open();

		assertThat(this.own.next(4)).containsExactly("first", "second", "result", "tick");
		this.engine.awaitState(this.actor, ActorState.IDLE);
		long dropped = this.engine.snapshot(this.actor).dropped();
		assertThat(this.outside.get() + dropped).isEqualTo(3L * count);
		assertThat(this.engine.events().deadLetters).hasSize((int) dropped)
			.allMatch((letter) -> letter.reason() == DeadLetter.Reason.OVERFLOW);
		assertThat(this.engine.snapshot(this.actor).mailbox().depth()).isZero();
		assertThat(this.own.rest()).isEmpty();
	}

	@Test
	void aTimerThatWaitedInAFullMailboxTicksOn() {
		holdWithWorkOfItsOwn();
		this.time.advance(SECOND);
		send(10);
		this.gate.open();
		assertThat(this.own.next(3)).containsExactly("first", "second", "tick");

		for (int tick = 0; tick < 3; tick++) {
			this.time.advance(SECOND);

			assertThat(this.own.next()).isEqualTo("tick");
		}
	}

	@Test
	void sendersAtOnceNeitherDropNorMiscountIt() {
		int senders = 4;
		int messages = 5_000;
		AtomicInteger echoes = new AtomicInteger();
		long seed = Stress.seed("drop oldest");

		Stress.concurrently(senders, seed, (random, sender) -> {
			for (int message = 0; message < messages; message++) {
				this.actor.send((context) -> {
					this.outside.incrementAndGet();
					context.self().send((inside) -> echoes.incrementAndGet());
				});
				if (random.nextInt(16) == 0) {
					Thread.yield();
				}
			}
		});
		this.engine.awaitState(this.actor, ActorState.IDLE);

		assertThat(echoes).hasValue(this.outside.get());
		assertThat(this.outside.get() + this.engine.snapshot(this.actor).dropped())
			.isEqualTo((long) senders * messages);
		assertThat(this.engine.snapshot(this.actor).mailbox().depth()).isZero();
	}

}
