package io.troupe.metrics;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.troupe.ActorSpec;
import io.troupe.SinkHandle;
import io.troupe.Spawned;
import io.troupe.runtime.LocalTroupe;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Somebody names actors after users, of whom there is no end. */
class MeterFloodTests {

	private static final int LIMIT = 1_000;

	@Test
	void metersStopGrowingWithTheNames() {
		MeterRegistry registry = new SimpleMeterRegistry();
		AtomicReference<LocalTroupe> engine = new AtomicReference<>();
		TroupeMetrics metrics = new TroupeMetrics(engine::get, true);
		metrics.bindTo(registry);
		try (LocalTroupe troupe = LocalTroupe.builder().parallelism(1).listener(metrics).build()) {
			engine.set(troupe);
			troupe.start();
			List<Spawned<SinkHandle<String>>> held = new ArrayList<>();
			flood(troupe, held, 0, LIMIT + 1);
			int meters = registry.getMeters().size();

			flood(troupe, held, LIMIT + 1, 2 * LIMIT);

			assertThat(registry.getMeters()).hasSize(meters);
			assertThat(actorTags(registry)).hasSize(LIMIT + 1).contains("user 0", "others");
			assertThat(registry.get("troupe.actors").tag("actor", "others").gauge().value()).isEqualTo(LIMIT);
		}
	}

	private static void flood(LocalTroupe troupe, List<Spawned<SinkHandle<String>>> held, int from, int to) {
		for (int user = from; user < to; user++) {
			held.add(troupe.spawn(ActorSpec.<String>sink(() -> (message, context) -> {
			}).named("user " + user)));
		}
	}

	private static Set<String> actorTags(MeterRegistry registry) {
		return registry.getMeters()
			.stream()
			.map(Meter::getId)
			.map((id) -> id.getTag("actor"))
			.filter((tag) -> tag != null)
			.collect(Collectors.toSet());
	}

}
