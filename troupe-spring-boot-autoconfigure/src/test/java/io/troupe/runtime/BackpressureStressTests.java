package io.troupe.runtime;

import java.util.concurrent.CompletableFuture;

import io.troupe.ActorSpec;
import io.troupe.Overflow;
import io.troupe.SinkActor;
import io.troupe.SinkContext;
import io.troupe.SinkHandle;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A fast actor that feeds a slow one. With a single worker it could not even end if the
 * fast actor blocked its thread.
 */
class BackpressureStressTests {

	private static final int CAPACITY = 1024;

	private static final int BURST = 10;

	@ParameterizedTest
	@ValueSource(ints = { 1, 2 })
	void theSlowOneStaysNearItsCapacity(int workers) {
		run(workers, 200_000);
	}

	@Tag("stress")
	@ParameterizedTest
	@ValueSource(ints = { 1, 2 })
	void theSlowOneStaysNearItsCapacityForTenMillion(int workers) {
		run(workers, 10_000_000);
	}

	private void run(int workers, int messages) {
		Slow slow = new Slow(messages);
		try (TestEngine engine = TestEngine.startWithoutEvents((builder) -> builder.parallelism(workers))) {
			SinkHandle<Integer> receiver = engine
				.spawn(ActorSpec.<Integer>sink(() -> slow).mailbox(Stress.mailbox(CAPACITY, Overflow.BACKPRESSURE)))
				.handle();
			SinkHandle<Integer> source = engine.<Integer>spawn("fast", (first, context) -> {
				for (int number = first; number < first + BURST; number++) {
					receiver.send(number);
				}
				if (first + BURST < messages) {
					context.self().send(first + BURST);
				}
			}).handle();
			SinkHandle<Step> bystander = engine.spawnSteps().handle();
			DepthWatch watch = new DepthWatch(engine.troupe(), receiver);
			int answered = 0;
			try (watch) {
				source.send(0);
				while (!slow.done.isDone()) {
					Step.settle(bystander);
					answered++;
				}
			}

			assertThat(Soon.get(slow.done)).isEqualTo(messages);
			assertThat(watch.least()).isNotNegative();
			assertThat(watch.greatest()).isLessThanOrEqualTo(CAPACITY + BURST);
			assertThat(engine.snapshot(receiver).mailbox().highWaterMark()).isBetween(CAPACITY / 2, CAPACITY + BURST);
			assertThat(engine.snapshot(receiver).refused()).isZero();
			assertThat(engine.troupe().deadLetters()).isEmpty();
			Stress.report("fast to slow", messages + " messages, " + workers + " workers, depth at most "
					+ engine.snapshot(receiver).mailbox().highWaterMark() + ", bystander answered " + answered);
		}
	}

	/** Takes its time over each number, and wants them in order. */
	private static final class Slow implements SinkActor<Integer> {

		private final CompletableFuture<Integer> done = new CompletableFuture<>();

		private final int messages;

		private int next;

		private volatile long result;

		Slow(int messages) {
			this.messages = messages;
		}

		@Override
		public void onMessage(Integer number, SinkContext<Integer> context) {
			if (number != this.next++) {
				this.done.complete(number);
			}
			long work = number;
			for (int step = 0; step < 200; step++) {
				work = work * 31 + step;
			}
			this.result = work;
			if (this.next == this.messages) {
				this.done.complete(this.messages);
			}
		}

	}

}
