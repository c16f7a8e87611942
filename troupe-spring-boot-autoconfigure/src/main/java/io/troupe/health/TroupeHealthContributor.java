package io.troupe.health;

import java.util.Objects;
import java.util.stream.Stream;

import io.troupe.Permanence;
import io.troupe.runtime.LocalTroupe;
import io.troupe.runtime.Population;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.health.contributor.CompositeHealthContributor;
import org.springframework.boot.health.contributor.HealthContributor;

/**
 * The health of an engine: one entry for each permanent actor, in the order they were
 * added. Spawned actors come and go and have none. Any thread may use it; nothing blocks.
 *
 * @since 0.1.0
 */
public final class TroupeHealthContributor implements CompositeHealthContributor {

	private final LocalTroupe troupe;

	/**
	 * Creates the health of one engine.
	 * @param troupe the engine
	 */
	public TroupeHealthContributor(LocalTroupe troupe) {
		this.troupe = Objects.requireNonNull(troupe, "'troupe' must not be null");
	}

	@Override
	public @Nullable HealthContributor getContributor(String name) {
		return this.troupe.population(name)
			.filter(TroupeHealthContributor::isPermanent)
			.map(this::contributor)
			.orElse(null);
	}

	@Override
	public Stream<Entry> stream() {
		return this.troupe.populations()
			.stream()
			.filter(TroupeHealthContributor::isPermanent)
			.map((population) -> new Entry(population.definition(), contributor(population)));
	}

	private HealthContributor contributor(Population population) {
		return new ActorHealthIndicator(this.troupe, population.definition());
	}

	private static boolean isPermanent(Population population) {
		return population.permanence() == Permanence.PERMANENT;
	}

}
