package io.troupe.runtime;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

import io.troupe.AskCycleException;
import io.troupe.SinkHandle;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Actors that close a circle of asks at the same moment, and some that only nearly do.
 */
class AskCycleStressTests {

	private final long seed = Stress.seed(getClass().getSimpleName());

	@ParameterizedTest
	@CsvSource({ "2, false", "3, false", "2, true", "3, true", "8, true" })
	void ofThoseThatCloseACircleAtOnceOneIsTold(int length, boolean blocking) {
		run(length, blocking, 300);
	}

	@Tag("stress")
	@ParameterizedTest
	@CsvSource({ "2, false", "3, false", "2, true", "3, true", "8, true" })
	void ofThoseThatCloseACircleAtOnceOneIsToldEachTime(int length, boolean blocking) {
		run(length, blocking, 30_000);
	}

	private void run(int length, boolean blocking, int rounds) {
		Random random = new Random(this.seed);
		try (TestEngine engine = TestEngine
			.startWithoutEvents((builder) -> builder.parallelism(length).askTimeout(Duration.ofHours(1)))) {
			List<SinkHandle<Step>> circle = new ArrayList<>();
			for (int number = 0; number < length; number++) {
				circle.add(engine.spawn(TestEngine.steps().blocking(blocking)).handle());
			}
			for (int round = 0; round < rounds; round++) {
				boolean open = random.nextInt(4) == 0;
				long told = closeAtOnce(circle, random, open);
				if (open) {
					assertThat(told).isZero();
				}
				else {
					assertThat(told).isPositive();
				}
			}
		}
	}

	/**
	 * Has each actor block on the next; if the circle is open, the last blocks on none.
	 */
	private static long closeAtOnce(List<SinkHandle<Step>> circle, Random random, boolean open) {
		CountDownLatch ready = new CountDownLatch(circle.size());
		List<CompletableFuture<Boolean>> told = new ArrayList<>();
		for (int number = 0; number < circle.size(); number++) {
			SinkHandle<Step> next = circle.get((number + 1) % circle.size());
			boolean last = open && number == circle.size() - 1;
			int spins = random.nextInt(2_000);
			told.add(Circle.question(circle.get(number), (context) -> {
				ready.countDown();
				Soon.await(ready);
				for (int i = 0; i < spins; i++) {
					Thread.onSpinWait();
				}
				return !last && refused(next, circle.size());
			}));
		}
		return told.stream().filter(Soon::get).count();
	}

	private static boolean refused(SinkHandle<Step> next, int length) {
		try {
			assertThat(Circle.name(next).join()).isEqualTo(next.name());
			return false;
		}
		catch (AskCycleException ex) {
			assertThat(ex.path()).hasSize(length + 1).endsWith(ex.actorName()).startsWith(ex.actorName(), next.name());
			return true;
		}
	}

}
