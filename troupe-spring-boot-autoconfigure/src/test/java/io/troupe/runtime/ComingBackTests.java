package io.troupe.runtime;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

import io.troupe.SinkContext;
import io.troupe.SinkHandle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An actor that always has messages gives its worker back after a number of them, and
 * comes back.
 */
class ComingBackTests {

	private static final int STEPS = 50_000;

	private static final int WINDOWS = 100;

	// a worker without work has to be woken
	private final TestEngine engine = TestEngine
		.startWithoutEvents((builder) -> builder.parallelism(2).throughput(1).idlePolling(Duration.ZERO));

	private final AtomicLong steps = new AtomicLong();

	private final AtomicBoolean over = new AtomicBoolean();

	@AfterEach
	void close() {
		this.over.set(true);
		this.engine.close();
	}

	private void goOn(SinkContext<Step> context) {
		this.steps.incrementAndGet();
		if (!this.over.get()) {
			context.self().send(this::goOn);
		}
	}

	@Test
	void nobodyElseIsWokenForIt() {
		SinkHandle<Step> tireless = this.engine.spawnSteps().handle();
		tireless.send(this::goOn);
		Soon.until("one worker has nothing to do", () -> this.engine.troupe().pool().activeWorkers() == 1);

		// where there is more to run than processors, the ticker wakes one now and then
		assertThat(IntStream.range(0, WINDOWS)).anyMatch((window) -> isAloneForAWhile());
	}

	private boolean isAloneForAWhile() {
		int looks = 0;
		int awake = 0;
		long end = this.steps.get() + STEPS;
		while (this.steps.get() < end) {
			looks++;
			awake += this.engine.troupe().pool().activeWorkers() - 1;
		}
		return looks > 1_000 && awake < looks / 10;
	}

	@Test
	void othersAreServedMeanwhile() {
		SinkHandle<Step> tireless = this.engine.spawnSteps().handle();
		SinkHandle<Step> other = this.engine.spawnSteps().handle();
		tireless.send(this::goOn);

		for (int round = 0; round < 100; round++) {
			Step.settle(other);
			long before = this.steps.get();
			Soon.until("the actor goes on", () -> this.steps.get() > before);
		}
	}

}
