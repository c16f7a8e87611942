package io.troupe.actuate;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import io.troupe.ActorSpec;
import io.troupe.Errands;
import io.troupe.SinkHandle;
import io.troupe.Spawned;
import io.troupe.WatchedApplication;
import io.troupe.runtime.LocalTroupe;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Names of actors that somebody made up to be obeyed by whatever shows them.
 */
class HostileNamesWebTests {

	/** What an actor may be named, and what it may not. */
	private static final List<String> PARTS = List.of("cart", "Ада", "商", "😀", " ", "<script>", "</b>", "\"", "'",
			"\\", "{", "}", ",", "&amp;", "${x}", "%0a", "/", "#", "?", "\n", "\r", "\u0000", "\u001b[31m", "\u202e",
			"\u2028");

	private final Errands errands = new Errands();

	@Test
	void areDataInTheAnswersOfTheEndpoints() throws Exception {
		try (WatchedApplication application = WatchedApplication.start()) {
			List<Spawned<SinkHandle<String>>> held = spawnNamed(application.troupe(), new Random(42), 300);
			assertThat(held).hasSizeBetween(30, 270);

			HttpResponse<String> response = application.get("/troupe");
			JsonNode spawned = JsonMapper.shared().readTree(response.body()).get("spawned");
			JsonNode tags = JsonMapper.shared()
				.readTree(application.body("/metrics/troupe.actors"))
				.get("availableTags")
				.get(0);

			assertThat(response.headers().firstValue("Content-Type").orElseThrow()).contains("json");
			assertThat(response.body().codePoints()).noneMatch(Character::isISOControl);
			assertThat(spawned.propertyNames()).containsExactlyInAnyOrderElementsOf(definitions(application.troupe()));
			assertThat(tags.get("tag").asString()).isEqualTo("actor");
			assertThat(tags.get("values").valueStream().map(JsonNode::asString))
				.containsExactlyInAnyOrderElementsOf(definitions(application.troupe()));
		}
	}

	private List<Spawned<SinkHandle<String>>> spawnNamed(LocalTroupe troupe, Random random, int tries) {
		List<Spawned<SinkHandle<String>>> held = new ArrayList<>();
		for (int round = 0; round < tries; round++) {
			String name = random.ints(1 + random.nextInt(4), 0, PARTS.size())
				.mapToObj(PARTS::get)
				.reduce("", String::concat) + round;
			try {
				held.add(troupe.spawn(ActorSpec.<String>sink(this.errands::actor).named(name)));
			}
			catch (IllegalArgumentException ex) {
				assertThat(ex).hasMessageStartingWith("'name' must not contain control or format characters");
			}
		}
		return held;
	}

	private static List<String> definitions(LocalTroupe troupe) {
		return troupe.populations().stream().map((population) -> population.definition()).toList();
	}

}
