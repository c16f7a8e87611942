package io.troupe.runtime;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PatienceTests {

	private final AtomicInteger looks = new AtomicInteger();

	@Test
	void onOneProcessorNobodyLooks() {
		Patience patience = new Patience(Duration.ofHours(1), 1);

		patience.awaitWork(() -> this.looks.incrementAndGet() > 0);
		patience.awaitAnswer(() -> this.looks.incrementAndGet() > 0);

		assertThat(this.looks).hasValue(0);
	}

	@Test
	void withoutTimeToPollNobodyLooks() {
		Patience patience = new Patience(Duration.ZERO, 8);

		patience.awaitWork(() -> this.looks.incrementAndGet() > 0);

		assertThat(this.looks).hasValue(0);
	}

	@Test
	void theLookEndsWithWhatItIsFor() {
		Patience patience = new Patience(Duration.ofHours(1), 8);

		patience.awaitWork(() -> this.looks.incrementAndGet() == 1_000);

		assertThat(this.looks).hasValue(1_000);
	}

	@Test
	void anAnswerIsNotLookedForAsLongAsWork() {
		Patience patience = new Patience(Duration.ofHours(1), 8);

		// it returns at all, which it would not do within the hour
		patience.awaitAnswer(() -> this.looks.incrementAndGet() < 0);

		assertThat(this.looks).hasPositiveValue();
	}

}
