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
		timedOf(1_000);
		int before = chosenOf(10_000);

		for (int look = 0; look < 5; look++) {
			for (int i = 0; i < Sampler.FEWEST; i++) {
				this.sampler.count();
			}
			this.sampler.look();
		}

		assertThat(chosenOf(10_000)).isEqualTo(before).isPositive();
	}

	@Test
	void whatIsChosenIsSpreadOverTheNumbers() {
		timedOf(Sampler.MOST * 60);
		int share = 10_000 / chosenOf(10_000);
		int widest = 0;
		int last = 0;

		for (int number = 1; number < 10_000; number++) {
			if (this.sampler.chooses(number)) {
				widest = Math.max(widest, number - last);
				last = number;
			}
		}

		assertThat(share).isGreaterThan(8);
		assertThat(widest).isLessThan(share * 3);
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
				this.sampler.count();
				timed++;
			}
		}
		return timed;
	}

	private int chosenOf(int messages) {
		int chosen = 0;
		for (int number = 1; number <= messages; number++) {
			if (this.sampler.chooses(number)) {
				chosen++;
			}
		}
		return chosen;
	}

}
