package io.troupe.metrics;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.micrometer.core.instrument.MockClock;
import io.micrometer.core.instrument.simple.SimpleConfig;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.troupe.ActorSpec;
import io.troupe.Errands;
import io.troupe.SinkHandle;
import io.troupe.Spawned;
import io.troupe.runtime.LocalTroupe;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link PopulationMeters} and {@link Populations}.
 */
class PopulationMetersTests {

	private final MockClock clock = new MockClock();

	private final SimpleMeterRegistry registry = new SimpleMeterRegistry(SimpleConfig.DEFAULT, this.clock);

	private final Errands errands = new Errands();

	private final ActorSpec<SinkHandle<String>> spec = ActorSpec.sink(this.errands::actor).named("auction");

	// an actor that nobody can reach may end by itself
	private final List<Spawned<?>> spawned = new ArrayList<>();

	private final LocalTroupe troupe = LocalTroupe.builder().build();

	private final Populations populations = new Populations(() -> this.troupe, this.clock);

	private final PopulationMeters meters = new PopulationMeters(this.populations, "auction");

	@BeforeEach
	void start() {
		this.meters.bindTo(this.registry);
	}

	@AfterEach
	void stop() {
		this.troupe.close();
	}

	@Test
	void nothingIsReadBeforeThereIsAPopulation() {
		assertThat(live()).isNaN();
		assertThat(this.registry.get("troupe.messages").tag("outcome", "processed").functionCounter().count()).isZero();
	}

	@Test
	void smallPopulationIsReadEachTime() {
		spawn(1);
		assertThat(live()).isEqualTo(1);

		spawn(1);

		assertThat(live()).isEqualTo(2);
	}

	@Test
	void countOfManyIsKeptForASecond() {
		spawn(Populations.MANY);
		assertThat(live()).isEqualTo(Populations.MANY);
		spawn(1);

		this.clock.add(Populations.KEPT.minus(Duration.ofNanos(1)));
		double within = live();
		this.clock.add(Duration.ofNanos(1));
		double after = live();

		assertThat(within).isEqualTo(Populations.MANY);
		assertThat(after).isEqualTo(Populations.MANY + 1);
	}

	@Test
	void permanentActorIsReadEachTimeAmongMany() {
		new PopulationMeters(this.populations, "cart").bindTo(this.registry);
		spawn(Populations.MANY);
		SinkHandle<String> cart = this.troupe.add(ActorSpec.sink(this.errands::actor).named("cart"));
		assertThat(depth("cart")).isZero();

		cart.send("ok");
		cart.send("ok");

		assertThat(depth("cart")).isEqualTo(2);
	}

	@Test
	void definitionYoungerThanTheCountIsReadAsWell() {
		spawn(Populations.MANY);
		assertThat(live()).isEqualTo(Populations.MANY);
		new PopulationMeters(this.populations, "bid").bindTo(this.registry);

		this.spawned.add(this.troupe.spawn(ActorSpec.sink(this.errands::actor).named("bid")));

		assertThat(this.registry.get("troupe.actors").tag("actor", "bid").gauge().value()).isEqualTo(1);
	}

	private double depth(String definition) {
		return this.registry.get("troupe.mailbox.depth").tag("actor", definition).gauge().value();
	}

	private double live() {
		return this.registry.get("troupe.actors").tag("actor", "auction").gauge().value();
	}

	private void spawn(int times) {
		for (int i = 0; i < times; i++) {
			this.spawned.add(this.troupe.spawn(this.spec));
		}
	}

}
