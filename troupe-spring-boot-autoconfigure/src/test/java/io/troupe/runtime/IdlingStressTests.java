package io.troupe.runtime;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

import io.troupe.Overflow;
import io.troupe.SinkHandle;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Work that comes just when a worker is about to give up looking for it: one that keeps
 * the turn of its last actor, or parks. A lost wake-up leaves a message where it is, and
 * its ask without an answer.
 */
class IdlingStressTests {

	private static final Duration IDLE_POLLING = Duration.ofNanos(10_000);

	private static final int THREADS = 4;

	private static final int ACTORS = 3;

	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 4 })
	void everyAskIsAnsweredHoweverIdleItFindsTheWorkers(int workers) {
		run(workers, 5_000);
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 4 })
	@Tag("stress")
	void everyAskIsAnsweredHoweverIdleItFindsTheWorkersAtFullSize(int workers) {
		run(workers, 1_000_000);
	}

	private void run(int workers, int rounds) {
		AtomicLong handled = new AtomicLong();
		AtomicLong sent = new AtomicLong();
		try (TestEngine engine = TestEngine.startWithoutEvents((builder) -> builder.parallelism(workers)
			.idlePolling(IDLE_POLLING)
			.askTimeout(Stress.LIMIT)
			.blockedWarning(Duration.ZERO))) {
			List<SinkHandle<Step>> actors = new ArrayList<>();
			for (int i = 0; i < ACTORS; i++) {
				Overflow overflow = (i == 0) ? Overflow.DROP_OLDEST : Overflow.BACKPRESSURE;
				actors.add(engine.spawn(TestEngine.steps().mailbox(Stress.mailbox(1024, overflow))).handle());
			}
			Stress.concurrently(THREADS, Stress.seed("idle workers"), (random, number) -> {
				for (int round = 0; round < rounds; round++) {
					SinkHandle<Step> first = actors.get(random.nextInt(ACTORS));
					SinkHandle<Step> second = actors.get(random.nextInt(ACTORS));
					for (int i = random.nextInt(3); i > 0; i--) {
						first.send((context) -> pass(second, handled));
						sent.addAndGet(2);
					}
					pause(random);
					Step.ask(first, (context) -> pass(second, handled));
					sent.addAndGet(2);
					pause(random);
				}
			});
			actors.forEach(Step::settle);
			actors.forEach(Step::settle);
		}
		assertThat(handled).hasValue(sent.get());
	}

	private static boolean pass(SinkHandle<Step> next, AtomicLong handled) {
		handled.incrementAndGet();
		next.send((context) -> handled.incrementAndGet());
		return true;
	}

	// to about the moment at which a worker stops looking
	private static void pause(Random random) {
		long nanos = switch (random.nextInt(4)) {
			case 0 -> 0;
			case 1 -> IDLE_POLLING.toNanos() + random.nextInt(4_000);
			default -> random.nextInt((int) TimeUnit.MICROSECONDS.toNanos(20));
		};
		long end = System.nanoTime() + nanos;
		while (System.nanoTime() - end < 0) {
			Thread.onSpinWait();
		}
	}

}
