package io.troupe.runtime;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

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

	private static final int ROUNDS = 1_000;

	// a worker without work has to be woken, and the other is fast to come by
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
	void whoTakesTheWorkerNextDoesNotKeepItWaiting() {
		SinkHandle<Step> tireless = this.engine.spawnSteps().handle();
		SinkHandle<Step> other = this.engine.spawnSteps().handle();
		tireless.send(this::goOn);

		for (int round = 0; round < ROUNDS; round++) {
			// it may have the only worker that is awake
			assertThat(Step.<Boolean>ask(other, (context) -> {
				long before = this.steps.get();
				Soon.until("the other actor goes on", () -> this.steps.get() > before + 1_000);
				return true;
			})).isTrue();
		}
	}

}
