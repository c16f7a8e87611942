package io.troupe.health;

import java.net.http.HttpResponse;
import java.time.Duration;

import io.troupe.ActorSpec;
import io.troupe.ActorState;
import io.troupe.Errands;
import io.troupe.SinkHandle;
import io.troupe.Supervision;
import io.troupe.WatchedApplication;
import org.junit.jupiter.api.Test;
import org.skyscreamer.jsonassert.JSONAssert;
import org.skyscreamer.jsonassert.JSONCompareMode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Tests for {@link TroupeHealthContributor} over HTTP.
 */
class TroupeHealthWebTests {

	private static final Duration LIMIT = Duration.ofMinutes(1);

	@Test
	void failedActorTakesTheApplicationOutOfServiceButNotOutOfLife() throws Exception {
		try (WatchedApplication application = WatchedApplication.start("management.endpoint.health.show-details=always",
				"management.endpoint.health.probes.enabled=true")) {
			SinkHandle<String> cart = application.troupe()
				.add(ActorSpec.sink(new Errands()::actor)
					.named("cart")
					.supervision(Supervision.of(Supervision.Strategy.STOP)));
			await().atMost(LIMIT).until(() -> application.body("/health/troupe/cart").contains("IDLE"));
			JSONAssert.assertEquals("""
					{
					  "status": "UP",
					  "details": { "state": "IDLE", "depth": 0, "capacity": 8192, "saturated": false }
					}
					""", application.body("/health/troupe/cart"), JSONCompareMode.STRICT);
			JSONAssert.assertEquals("""
					{ "status": "UP", "components": { "cart": { "status": "UP" } } }
					""", application.body("/health/troupe"), JSONCompareMode.LENIENT);

			cart.send("bad");
			await().atMost(LIMIT)
				.until(() -> application.troupe().find("cart").orElseThrow().state() == ActorState.FAILED);

			HttpResponse<String> health = application.get("/health/troupe");
			assertThat(health.statusCode()).isEqualTo(503);
			JSONAssert.assertEquals("{ \"status\": \"OUT_OF_SERVICE\" }", health.body(), JSONCompareMode.LENIENT);
			assertThat(application.get("/health").statusCode()).isEqualTo(503);
			JSONAssert.assertEquals("{ \"status\": \"UP\" }", application.body("/health/liveness"),
					JSONCompareMode.LENIENT);
			assertThat(application.body("/health/liveness")).doesNotContain("troupe");
		}
	}

}
