package io.troupe.metrics;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

import io.micrometer.core.instrument.Clock;
import io.troupe.Permanence;
import io.troupe.runtime.LocalTroupe;
import io.troupe.runtime.Population;
import org.jspecify.annotations.Nullable;

/**
 * Reads populations for meters. A permanent actor is cheap to look at and is looked at
 * each time. Spawned actors have to be counted: from {@value #MANY} definitions and
 * living actors on, one count serves for a second, because a scrape asks some twenty
 * times for each definition.
 */
final class Populations {

	static final int MANY = 100;

	static final Duration KEPT = Duration.ofSeconds(1);

	private final Supplier<LocalTroupe> troupe;

	private final Clock clock;

	private final Set<String> permanent = ConcurrentHashMap.newKeySet();

	// written by any reader; each value is whole, and a lost write costs one more count
	private volatile @Nullable Count last;

	Populations(Supplier<LocalTroupe> troupe, Clock clock) {
		this.troupe = troupe;
		this.clock = clock;
	}

	@Nullable Population find(String definition) {
		Population population = this.permanent.contains(definition) ? null : count().populations.get(definition);
		if (population == null) {
			// permanent, or younger than the count
			population = this.troupe.get().population(definition).orElse(null);
		}
		if (population != null && population.permanence() == Permanence.PERMANENT) {
			this.permanent.add(definition);
		}
		return population;
	}

	private Count count() {
		long now = this.clock.monotonicTime();
		Count count = this.last;
		if (count == null || !count.holdsAt(now)) {
			count = Count.of(this.troupe.get().populations(), now);
			this.last = count;
		}
		return count;
	}

	/**
	 * All populations at one moment.
	 *
	 * @param populations the populations by definition
	 * @param many whether counting took so much that the result is kept
	 * @param nanos the clock's reading at that time
	 */
	private record Count(Map<String, Population> populations, boolean many, long nanos) {

		static Count of(Iterable<Population> counted, long now) {
			Map<String, Population> populations = new HashMap<>();
			long size = 0;
			for (Population population : counted) {
				populations.put(population.definition(), population);
				size += 1 + population.live();
			}
			return new Count(populations, size >= MANY, now);
		}

		boolean holdsAt(long now) {
			return this.many && now - this.nanos < KEPT.toNanos();
		}

	}

}
