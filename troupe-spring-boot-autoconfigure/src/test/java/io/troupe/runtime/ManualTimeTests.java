package io.troupe.runtime;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.troupe.Cancellable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ManualTimeTests {

	private final ManualTime time = new ManualTime();

	private final List<String> ran = new ArrayList<>();

	@Test
	void tasksRunInTheOrderOfTheirDueTimes() {
		this.time.schedule(Duration.ofMillis(20), () -> this.ran.add("second"));
		this.time.schedule(Duration.ofMillis(10), () -> this.ran.add("first"));
		this.time.schedule(Duration.ofMillis(20), () -> this.ran.add("third"));

		this.time.advance(Duration.ofMillis(20));

		assertThat(this.ran).containsExactly("first", "second", "third");
	}

	@Test
	void aTaskSeesItsOwnDueTime() {
		List<Long> readings = new ArrayList<>();
		this.time.schedule(Duration.ofNanos(7), () -> readings.add(this.time.nanoTime()));

		this.time.advance(Duration.ofNanos(100));

		assertThat(readings).containsExactly(7L);
		assertThat(this.time.nanoTime()).isEqualTo(100);
	}

	@Test
	void aTaskScheduledOnTheWayRunsWhenItFallsDueToo() {
		this.time.schedule(Duration.ofMillis(1),
				() -> this.time.schedule(Duration.ofMillis(1), () -> this.ran.add("nested")));

		this.time.advance(Duration.ofMillis(2));

		assertThat(this.ran).containsExactly("nested");
	}

	@Test
	void aCancelledTaskDoesNotRun() {
		Cancellable task = this.time.schedule(Duration.ofMillis(1), () -> this.ran.add("cancelled"));

		boolean first = task.cancel();
		boolean second = task.cancel();
		this.time.advance(Duration.ofSeconds(1));

		assertThat(first).isTrue();
		assertThat(second).isFalse();
		assertThat(this.ran).isEmpty();
	}

}
