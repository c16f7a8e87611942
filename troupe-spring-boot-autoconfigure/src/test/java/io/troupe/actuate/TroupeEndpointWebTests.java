package io.troupe.actuate;

import java.net.http.HttpResponse;
import java.time.Duration;

import io.troupe.ActorSpec;
import io.troupe.ActorState;
import io.troupe.Errands;
import io.troupe.MailboxOptions;
import io.troupe.Overflow;
import io.troupe.SinkHandle;
import io.troupe.Spawned;
import io.troupe.Supervision;
import io.troupe.WatchedApplication;
import io.troupe.runtime.LocalTroupe;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.skyscreamer.jsonassert.Customization;
import org.skyscreamer.jsonassert.JSONAssert;
import org.skyscreamer.jsonassert.JSONCompareMode;
import org.skyscreamer.jsonassert.RegularExpressionValueMatcher;
import org.skyscreamer.jsonassert.comparator.CustomComparator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Tests for {@link TroupeEndpoint} and {@link TroupeEndpointWebExtension} over HTTP.
 */
class TroupeEndpointWebTests {

	private static final Duration LIMIT = Duration.ofMinutes(1);

	private static final String UNRESTRICTED = "management.endpoint.troupe.access=unrestricted";

	private static final String LIST = """
			{
			  "actors": {
			    "cart": {
			      "kind": "SINK",
			      "messageType": "java.lang.String",
			      "state": "RUNNING",
			      "mailbox": {
			        "depth": 4, "capacity": 4, "overflow": "DROP_NEWEST", "highWaterMark": 4,
			        "oldestAge": "PT0S", "stashed": 0
			      },
			      "processed": 3, "failed": 1, "dropped": 2, "refused": 0, "restarts": 0, "children": 0,
			      "streams": { "sources": 0, "received": 0, "errors": 0, "subscribers": 0, "broadcast": 0, "lagged": 0 }
			    }
			  },
			  "spawned": {
			    "auction": {
			      "kind": "SINK",
			      "live": 1,
			      "states": { "RUNNING": 1 },
			      "mailbox": { "depth": 1, "capacity": 8192 },
			      "processed": 0, "failed": 0, "dropped": 0, "refused": 0, "restarts": 0,
			      "streams": { "sources": 0, "received": 0, "errors": 0, "subscribers": 0, "broadcast": 0, "lagged": 0 },
			      "deepest": [ { "name": "%s", "state": "RUNNING", "depth": 1, "oldestAge": "PT0S" } ]
			    }
			  },
			  "executor": { "workers": 1, "active": 1, "queued": 1, "blocking": 0 }
			}
			""";

	private final Errands errands = new Errands();

	@AfterEach
	void release() {
		this.errands.release();
	}

	@Test
	void listShowsPermanentActorsAndFoldsSpawnedOnes() throws Exception {
		try (WatchedApplication application = WatchedApplication.start()) {
			Spawned<SinkHandle<String>> auction = spawnAuction(application.troupe());
			SinkHandle<String> cart = runCart(application.troupe());
			auction.handle().send("ok");

			String list = application.body("/troupe");

			assertJson(list, LIST.formatted(auction.handle().name()), "actors.cart.mailbox.oldestAge",
					"spawned.auction.deepest[0].oldestAge");
			assertThat(cart.trySend("ok")).isFalse();
			this.errands.release();
		}
	}

	@Test
	void detailShowsWhatRunsAndWhatFailed() throws Exception {
		try (WatchedApplication application = WatchedApplication.start()) {
			runCart(application.troupe());

			String detail = application.body("/troupe/cart");

			assertJson(detail,
					"""
							{
							  "name": "cart",
							  "definition": "cart",
							  "kind": "SINK",
							  "permanence": "PERMANENT",
							  "messageType": "java.lang.String",
							  "state": "RUNNING",
							  "running": { "messageType": "java.lang.String", "duration": "PT0S" },
							  "mailbox": {
							    "depth": 4, "capacity": 4, "overflow": "DROP_NEWEST", "highWaterMark": 4,
							    "oldestAge": "PT0S", "stashed": 0
							  },
							  "processed": 3, "failed": 1, "dropped": 2, "refused": 0, "restarts": 0, "children": 0,
							  "streams": { "sources": 0, "received": 0, "errors": 0, "subscribers": 0, "broadcast": 0, "lagged": 0,
							    "mostQueued": [], "mostWaiting": [] },
							  "failures": [
							    {
							      "time": "",
							      "messageType": "java.lang.String",
							      "exception": "java.lang.IllegalStateException: told to"
							    }
							  ]
							}
							""",
					"running.duration", "mailbox.oldestAge", "failures[0].time");
			this.errands.release();
		}
	}

	@Test
	void mailboxShowsDeadLettersWithoutContent() throws Exception {
		try (WatchedApplication application = WatchedApplication.start()) {
			runCart(application.troupe());

			String mailbox = application.body("/troupe/cart/mailbox");

			assertJson(mailbox, """
					{
					  "name": "cart",
					  "depth": 4, "capacity": 4, "overflow": "DROP_NEWEST", "highWaterMark": 4,
					  "oldestAge": "PT0S", "stashed": 0, "dropped": 2, "refused": 0,
					  "deadLetters": [
					    { "time": "", "reason": "OVERFLOW", "messageType": "java.lang.String" },
					    { "time": "", "reason": "OVERFLOW", "messageType": "java.lang.String" },
					    {
					      "time": "", "reason": "FAILED", "messageType": "java.lang.String",
					      "cause": "java.lang.IllegalStateException"
					    }
					  ]
					}
					""", "oldestAge", "deadLetters[0].time", "deadLetters[1].time", "deadLetters[2].time");
			this.errands.release();
		}
	}

	@Test
	void unknownActorIsNotFound() throws Exception {
		try (WatchedApplication application = WatchedApplication.start(UNRESTRICTED)) {
			assertThat(application.get("/troupe/nobody").statusCode()).isEqualTo(404);
			assertThat(application.get("/troupe/nobody/mailbox").statusCode()).isEqualTo(404);
			assertThat(application.post("/troupe/nobody", "{\"action\":\"suspend\"}").statusCode()).isEqualTo(404);
		}
	}

	@Test
	void actingWithoutAccessIsNotAllowed() throws Exception {
		try (WatchedApplication application = WatchedApplication.start()) {
			cart(application.troupe());

			HttpResponse<String> response = application.post("/troupe/cart", "{\"action\":\"suspend\"}");

			assertThat(response.statusCode()).isEqualTo(405);
			assertThat(state(application, "cart")).isNotEqualTo(ActorState.SUSPENDED);
		}
	}

	@Test
	void unknownOrMissingActionIsABadRequest() throws Exception {
		try (WatchedApplication application = WatchedApplication.start(UNRESTRICTED)) {
			cart(application.troupe());

			assertThat(application.post("/troupe/cart", "{\"action\":\"explode\"}").statusCode()).isEqualTo(400);
			assertThat(application.post("/troupe/cart", "{}").statusCode()).isEqualTo(400);
			assertThat(application.get("/troupe/cart/pocket").statusCode()).isEqualTo(400);
		}
	}

	@Test
	void actorIsSuspendedResumedAndRestarted() throws Exception {
		try (WatchedApplication application = WatchedApplication.start(UNRESTRICTED)) {
			SinkHandle<String> cart = cart(application.troupe());

			HttpResponse<String> suspended = application.post("/troupe/cart", "{\"action\":\"suspend\"}");
			await().atMost(LIMIT).until(() -> state(application, "cart") == ActorState.SUSPENDED);
			cart.send("ok");
			HttpResponse<String> resumed = application.post("/troupe/cart", "{\"action\":\"resume\"}");
			await().atMost(LIMIT).until(() -> application.body("/troupe/cart").contains("\"processed\":1"));
			HttpResponse<String> restarted = application.post("/troupe/cart", "{\"action\":\"restart\"}");

			assertThat(suspended.statusCode()).isEqualTo(200);
			assertJson(suspended.body(), "{ \"name\": \"cart\", \"action\": \"suspend\" }");
			assertJson(resumed.body(), "{ \"name\": \"cart\", \"action\": \"resume\" }");
			assertJson(restarted.body(), "{ \"name\": \"cart\", \"action\": \"restart\" }");
		}
	}

	/** Three processed, one failed, one under way, four waiting, two dropped. */
	private SinkHandle<String> runCart(LocalTroupe troupe) throws InterruptedException {
		SinkHandle<String> cart = cart(troupe);
		cart.send("ok");
		cart.send("ok");
		cart.send("ok");
		cart.send("bad");
		await().atMost(LIMIT).until(() -> troupe.find("cart").orElseThrow().failed() == 1);
		this.errands.occupy(cart);
		for (int i = 0; i < 6; i++) {
			cart.send("ok");
		}
		return cart;
	}

	private SinkHandle<String> cart(LocalTroupe troupe) {
		return troupe.add(ActorSpec.sink(this.errands::actor)
			.named("cart")
			.messageType("java.lang.String")
			.mailbox(MailboxOptions.of(4, Overflow.DROP_NEWEST))
			.supervision(Supervision.of(Supervision.Strategy.RESUME)));
	}

	private Spawned<SinkHandle<String>> spawnAuction(LocalTroupe troupe) {
		Spawned<SinkHandle<String>> auction = troupe.spawn(ActorSpec.sink(this.errands::actor).named("auction"));
		await().atMost(LIMIT)
			.until(() -> troupe.find(auction.handle().name()).orElseThrow().state() == ActorState.IDLE);
		return auction;
	}

	private static ActorState state(WatchedApplication application, String name) {
		return application.troupe().find(name).orElseThrow().state();
	}

	/** Compares whole, except that the paths given hold a time or a duration. */
	private static void assertJson(String actual, String expected, String... times) throws Exception {
		Customization[] customizations = new Customization[times.length];
		for (int i = 0; i < times.length; i++) {
			customizations[i] = new Customization(times[i],
					new RegularExpressionValueMatcher<>("PT[0-9.]+S|\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:[0-9.]+Z"));
		}
		JSONAssert.assertEquals(expected, actual, new CustomComparator(JSONCompareMode.STRICT, customizations));
	}

}
