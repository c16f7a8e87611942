package io.troupe.spring;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Watches of a signal that does no harm: a terminal's word that its window has changed.
 */
@EnabledOnOs({ OS.LINUX, OS.MAC })
class SignalWatchTests {

	private static final String HARMLESS = "WINCH";

	private static final Duration PATIENCE = Duration.ofSeconds(20);

	private final AtomicInteger first = new AtomicInteger();

	private final AtomicInteger second = new AtomicInteger();

	@Test
	void watchesHearInTurnAndAreRemovedInAnyOrder() throws Exception {
		SignalWatch one = watch(this.first);
		SignalWatch two = watch(this.second);
		try {
			raise();
			await().atMost(PATIENCE).until(() -> this.first.get() == 1 && this.second.get() == 1);

			one.remove();
			raise();
			await().atMost(PATIENCE).until(() -> this.second.get() == 2);
			assertThat(this.first).hasValue(1);
		}
		finally {
			one.remove();
			two.remove();
		}
	}

	@Test
	void watchThatIsRemovedGivesItsPlaceBack() throws Exception {
		SignalWatch one = watch(this.first);
		SignalWatch two = watch(this.second);
		try {
			two.remove();
			raise();

			await().atMost(PATIENCE).until(() -> this.first.get() == 1);
			assertThat(this.second).hasValue(0);
		}
		finally {
			one.remove();
		}
	}

	@Test
	void signalThatThereIsNotIsNotWatched() {
		assertThat(SignalWatch.install("NONSENSE", () -> {
		})).isNull();
	}

	@Test
	void signalThatTheJvmKeepsToItselfIsNotWatched() {
		assertThat(SignalWatch.install("SEGV", () -> {
		})).isNull();
	}

	private static SignalWatch watch(AtomicInteger heard) {
		return Objects.requireNonNull(SignalWatch.install(HARMLESS, heard::incrementAndGet));
	}

	private static void raise() throws Exception {
		String self = Long.toString(ProcessHandle.current().pid());
		Process kill = new ProcessBuilder("kill", "-" + HARMLESS, self).start();
		assertThat(kill.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
	}

}
