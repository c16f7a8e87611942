package io.troupe.metrics;

import io.troupe.ActorSpec;
import io.troupe.Errands;
import io.troupe.SinkHandle;
import io.troupe.WatchedApplication;
import org.junit.jupiter.api.Test;
import org.skyscreamer.jsonassert.JSONAssert;
import org.skyscreamer.jsonassert.JSONCompareMode;

/**
 * Tests for {@link TroupeMetrics} over HTTP.
 */
class TroupeMetricsWebTests {

	@Test
	void depthIsShown() throws Exception {
		Errands errands = new Errands();
		try (WatchedApplication application = WatchedApplication.start()) {
			SinkHandle<String> cart = application.troupe().add(ActorSpec.sink(errands::actor).named("cart"));
			errands.occupy(cart);
			cart.send("ok");
			cart.send("ok");

			String depth = application.body("/metrics/troupe.mailbox.depth?tag=actor:cart");

			errands.release();
			JSONAssert.assertEquals("""
					{
					  "name": "troupe.mailbox.depth",
					  "description": "Messages that wait",
					  "baseUnit": "messages",
					  "measurements": [ { "statistic": "VALUE", "value": 2.0 } ],
					  "availableTags": []
					}
					""", depth, JSONCompareMode.STRICT);
		}
	}

}
