package io.troupe.runtime;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SamplerTests {

	private final Sampler sampler = new Sampler(true);

	@Test
	void everyMessageOfAQuietActorIsTimed() {
		assertThat(timedOf(Sampler.MOST - 1)).isEqualTo(Sampler.MOST - 1);
	}

	@Test
	void theShareOfABusyActorHalvesWithEachFewThatAreTimed() {
		int timed = timedOf(1_000_000);

		assertThat(timed).isBetween(Sampler.MOST * 12, Sampler.MOST * 14);
	}

	@Test
	void theShareGrowsAgainOnceAnActorIsQuiet() {
		timedOf(1_000_000);

		for (int look = 0; look < 20; look++) {
			this.sampler.look();
		}

		assertThat(timedOf(100)).isEqualTo(100);
	}

	@Test
	void aSteadyShareStays() {
		timedOf(2_000);

		int timed = 0;
		for (int look = 0; look < 20; look++) {
			this.sampler.look();
			timed = timedOf(2_000);
		}
		int later = timedOf(2_000);

		assertThat(timed).isBetween(Sampler.FEWEST, Sampler.MOST - 1);
		assertThat(later).isBetween(Sampler.FEWEST, Sampler.MOST - 1);
	}

	@Test
	void whatIsChosenIsSpreadOverTheNumbers() {
		timedOf(1_000_000);
		int widest = 0;
		int last = 0;
		int chosen = 0;

		for (int number = 1; chosen < Sampler.FEWEST; number++) {
			if (this.sampler.chooses(number)) {
				widest = Math.max(widest, number - last);
				last = number;
				chosen++;
			}
		}

		assertThat(last / chosen).isGreaterThan(1_000);
		assertThat(widest).isLessThan(3 * last / chosen);
	}

	@Test
	void nothingIsTimedWhereNobodyListens() {
		Sampler off = new Sampler(false);

		for (int number = -10_000; number < 10_000; number++) {
			assertThat(off.chooses(number)).isFalse();
		}
	}

	private int timedOf(int messages) {
		int timed = 0;
		for (int number = 1; number <= messages; number++) {
			if (this.sampler.chooses(number)) {
				timed++;
			}
		}
		return timed;
	}

}
