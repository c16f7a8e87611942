package io.troupe.health;

import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;

import io.troupe.Permanence;
import io.troupe.runtime.LocalTroupe;
import io.troupe.runtime.Population;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.health.contributor.CompositeHealthContributor;
import org.springframework.boot.health.contributor.HealthContributor;

/**
 * The health of an engine: one entry for each permanent actor, in the order they were
 * added. Spawned actors come and go and have none. Whether a mailbox is saturated is
 * looked up when somebody asks. Any thread may use it; nothing blocks.
 *
 * @since 0.1.0
 */
public final class TroupeHealthContributor implements CompositeHealthContributor {

	private final LocalTroupe troupe;

	private final Predicate<String> readiness;

	/**
	 * Creates the health of one engine, where saturation changes no status.
	 * @param troupe the engine
	 */
	public TroupeHealthContributor(LocalTroupe troupe) {
		this(troupe, (actor) -> false);
	}

	/**
	 * Creates the health of one engine.
	 * @param troupe the engine
	 * @param readiness tells by an actor's name whether it is out of service while its
	 * mailbox is saturated: from when that has risen to its high-water mark until it has
	 * drained to half of the mark. Asked each time that health is, and must be quick
	 */
	public TroupeHealthContributor(LocalTroupe troupe, Predicate<String> readiness) {
		this.troupe = Objects.requireNonNull(troupe, "'troupe' must not be null");
		this.readiness = Objects.requireNonNull(readiness, "'readiness' must not be null");
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
		String actor = population.definition();
		return new ActorHealthIndicator(this.troupe, actor, this.readiness.test(actor));
	}

	private static boolean isPermanent(Population population) {
		return population.permanence() == Permanence.PERMANENT;
	}

}
