package io.troupe.runtime;

import java.util.concurrent.atomic.AtomicLong;

import io.troupe.SinkHandle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ReluctanceTests {

	private final TestEngine engine = TestEngine.start();

	private final SinkHandle<Step> actor = this.engine.spawnSteps().handle();

	private final Cell cell = ((CellHandle) (SinkHandle<?>) this.actor).cell();

	private final AtomicLong nanos = new AtomicLong();

	private final Reluctance reluctance = new Reluctance(this.nanos::get);

	@AfterEach
	void stop() {
		this.engine.close();
	}

	@Test
	void whoNeverTookACellIsNotReluctant() {
		assertThat(this.reluctance.back()).isFalse();
	}

	@Test
	void whoIsBackAtOnceAfterAFewMessagesIsReluctantUntilACellWasWorthIt() {
		takeCellOf(3, 5_000);

		assertThat(this.reluctance.back()).isTrue();
		assertThat(this.reluctance.back()).isTrue();

		takeCellOf(3, 20_000);

		assertThat(this.reluctance.back()).isFalse();
	}

	@Test
	void manyMessagesAreWorthItHoweverShortTheyAre() {
		takeCellOf(16, 0);

		assertThat(this.reluctance.back()).isFalse();
	}

	private void takeCellOf(int messages, long duration) {
		this.reluctance.took(this.cell);
		for (int message = 0; message < messages; message++) {
			Step.settle(this.actor);
		}
		this.nanos.addAndGet(duration);
	}

}
