package io.troupe.runtime;

import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicLong;

import io.troupe.SinkHandle;
import io.troupe.Source;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** A source far faster than its actor, seen from the source's side. */
class FastSourceTests {

	private static final int ELEMENTS = 20_000;

	/** Steps of work on an element; emitting one takes a few. */
	private static final int WORK = 1_000;

	@ParameterizedTest
	@ValueSource(ints = { 1, 4, 256 })
	void neverMoreThanTheWindowIsInFlight(int window) {
		Eager source = new Eager();
		try (TestEngine engine = TestEngine.start()) {
			SinkHandle<Step> actor = engine.spawnSteps().handle();
			Probe<String> ends = new Probe<>();
			Step.ask(actor,
					(context) -> context.attach(Source.<Long, Step>of(source, source::work)
						.window(window)
						.onComplete(() -> (inside) -> ends.add("complete"))));

			source.run();

			assertThat(ends.next()).isEqualTo("complete");
		}
		assertThat(source.handled).hasValue(ELEMENTS);
		assertThat(source.mostInFlight).isPositive().isLessThanOrEqualTo(window);
	}

	/** Emits on the test's thread, as soon as it may. */
	private static final class Eager implements Flow.Publisher<Long>, Flow.Subscription, Runnable {

		private final AtomicLong requested = new AtomicLong();

		private final AtomicLong handled = new AtomicLong();

		private long mostInFlight;

		private Flow.Subscriber<? super Long> subscriber;

		private volatile long sink;

		private Step work(long element) {
			return (context) -> {
				long state = element;
				for (int step = 0; step < WORK; step++) {
					state = state * 6364136223846793005L + 1442695040888963407L;
				}
				this.sink = state;
				assertThat(this.handled.getAndIncrement()).isEqualTo(element);
			};
		}

		@Override
		public void subscribe(Flow.Subscriber<? super Long> subscriber) {
			this.subscriber = subscriber;
			subscriber.onSubscribe(this);
		}

		@Override
		public void request(long n) {
			this.requested.addAndGet(n);
		}

		@Override
		public void cancel() {
		}

		@Override
		public void run() {
			for (long element = 0; element < ELEMENTS; element++) {
				while (this.requested.get() <= element) {
					Thread.onSpinWait();
				}
				this.subscriber.onNext(element);
				// an element that is handled in between is counted as in flight no more
				this.mostInFlight = Math.max(this.mostInFlight, element + 1 - this.handled.get());
			}
			this.subscriber.onComplete();
		}

	}

}
