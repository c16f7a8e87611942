package io.troupe.actuate;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;

import io.troupe.ActorSpec;
import io.troupe.MailboxOptions;
import io.troupe.Overflow;
import io.troupe.SinkContext;
import io.troupe.SinkHandle;
import io.troupe.Spawned;
import io.troupe.Supervision;
import io.troupe.WatchedApplication;
import io.troupe.runtime.DeadLetterBox.Kept;
import io.troupe.runtime.LocalTroupe;
import org.junit.jupiter.api.Test;
import org.skyscreamer.jsonassert.JSONAssert;
import org.skyscreamer.jsonassert.JSONCompareMode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Tests for {@link TroupeDeadLettersEndpoint} and
 * {@link TroupeDeadLettersEndpointWebExtension} over HTTP.
 */
class TroupeDeadLettersEndpointWebTests {

	private static final Duration LIMIT = Duration.ofMinutes(1);

	private static final String UNRESTRICTED = "management.endpoint.troupedeadletters.access=unrestricted";

	private static final String SHOW = "troupe.dead-letters.show-content=true";

	private static final String REPLAY = "{\"action\":\"replay\"}";

	private static final String DISCARD = "{\"action\":\"discard\"}";

	private static final String TIME = "\"time\":\"[^\"]+\"";

	private final AtomicBoolean failing = new AtomicBoolean(true);

	private final List<Payment> handled = new CopyOnWriteArrayList<>();

	@Test
	void listCountsByActorAndReasonAndShowsNoContent() throws Exception {
		try (WatchedApplication application = WatchedApplication.start()) {
			SinkHandle<Payment> till = till(application.troupe(), "till");
			fail(application.troupe(), till, "card one");
			Spawned<SinkHandle<Payment>> gone = application.troupe().spawn(spec("gone"));
			gone.stop();
			gone.whenStopped().toCompletableFuture().join();
			gone.handle().send(new Payment("card two"));

			String list = application.body("/troupedeadletters");

			assertThat(list).doesNotContain("card one", "card two", "refused");
			assertJson(list.replaceAll(TIME, "\"time\":\"T\""), """
					{
					  "total": 2,
					  "actors": { "%s": { "STOPPED": 1 }, "till": { "FAILED": 1 } },
					  "letters": [
					    { "id": 2, "actor": "%1$s", "messageType": "%s", "reason": "STOPPED", "time": "T",
					      "failures": 0, "quarantined": false, "replayable": true },
					    { "id": 1, "actor": "till", "messageType": "%2$s", "reason": "FAILED", "time": "T",
					      "cause": { "type": "java.lang.IllegalArgumentException" },
					      "failures": 1, "quarantined": false, "replayable": true }
					  ]
					}
					""".formatted(gone.handle().name(), Payment.class.getName()));
		}
	}

	@Test
	void listIsFilteredByActorAndReason() throws Exception {
		try (WatchedApplication application = WatchedApplication.start()) {
			LocalTroupe troupe = application.troupe();
			fail(troupe, till(troupe, "till"), "1");
			fail(troupe, till(troupe, "shop"), "2");
			SinkHandle<Payment> small = troupe.add(spec("small").mailbox(MailboxOptions.of(1, Overflow.DROP_NEWEST)));
			troupe.suspend("small");
			small.send(new Payment("3"));
			small.send(new Payment("4"));

			assertThat(application.body("/troupedeadletters")).contains("\"total\":3");
			assertThat(application.body("/troupedeadletters?actor=till")).contains("\"total\":1", "\"till\"")
				.doesNotContain("shop", "small");
			assertThat(application.body("/troupedeadletters?reason=overflow")).contains("\"total\":1", "\"small\"")
				.doesNotContain("till", "shop");
			assertThat(application.body("/troupedeadletters?reason=FAILED&actor=shop"))
				.contains("\"total\":1", "\"shop\"")
				.doesNotContain("till", "small");
			assertThat(application.body("/troupedeadletters?actor=small&reason=failed")).contains("\"total\":0");
			assertThat(application.body("/troupedeadletters?limit=1")).contains("\"total\":3", "\"id\":3")
				.doesNotContain("\"id\":2", "\"id\":1");
			assertThat(application.get("/troupedeadletters?limit=-1").statusCode()).isEqualTo(400);
			assertThat(application.get("/troupedeadletters?reason=boredom").statusCode()).isEqualTo(400);
			troupe.resume("small");
		}
	}

	@Test
	void contentIsShownSanitisedWhenAskedFor() throws Exception {
		try (WatchedApplication application = WatchedApplication.start(SHOW)) {
			SinkHandle<Payment> till = till(application.troupe(), "till");
			fail(application.troupe(), till, "4711\nforged: log\u001b[31m" + "x".repeat(5000));

			String letter = application.body("/troupedeadletters/1");

			assertThat(letter).contains("Payment[card=4711\\\\nforged: log\\\\u001b[31mxxx")
				.contains("refused 4711\\\\nforged")
				.hasSizeLessThan(2000);
			assertThat(application.body("/troupedeadletters")).contains("Payment[card=4711");
		}
	}

	@Test
	void aMessageWhoseTextCannotBeReadDoesNoHarm() throws Exception {
		try (WatchedApplication application = WatchedApplication.start(SHOW)) {
			LocalTroupe troupe = application.troupe();
			SinkHandle<Object> till = troupe.add(ActorSpec.<Object>sink(() -> (message, context) -> {
				throw new IllegalStateException("failed");
			}).named("till").supervision(Supervision.of(Supervision.Strategy.RESUME)));
			till.send(new Unreadable());
			await().atMost(LIMIT).until(() -> troupe.deadLetters().size() == 1);

			assertThat(application.body("/troupedeadletters/1"))
				.contains("(its text cannot be read: java.lang.IllegalStateException)")
				.doesNotContain("never shown");
		}
	}

	@Test
	void unknownLettersAndActorsAreNotFound() throws Exception {
		try (WatchedApplication application = WatchedApplication.start(UNRESTRICTED)) {
			assertThat(application.get("/troupedeadletters/1").statusCode()).isEqualTo(404);
			assertThat(application.post("/troupedeadletters/1", REPLAY).statusCode()).isEqualTo(404);
			assertThat(application.post("/troupedeadletters/1", DISCARD).statusCode()).isEqualTo(404);
			assertThat(all(application, "replay", "nobody").statusCode()).isEqualTo(404);
			assertThat(all(application, "discard", "nobody").statusCode()).isEqualTo(404);
		}
	}

	@Test
	void writingWithoutAccessIsNotAllowed() throws Exception {
		try (WatchedApplication application = WatchedApplication.start()) {
			fail(application.troupe(), till(application.troupe(), "till"), "1");

			assertThat(application.post("/troupedeadletters/1", REPLAY).statusCode()).isEqualTo(405);
			assertThat(application.post("/troupedeadletters/1", DISCARD).statusCode()).isEqualTo(405);
			assertThat(all(application, "replay", "till").statusCode()).isEqualTo(405);
			assertThat(all(application, "discard", "till").statusCode()).isEqualTo(405);
			assertThat(application.troupe().deadLetters()).hasSize(1);
		}
	}

	@Test
	void unknownOrMissingArgumentsAreABadRequest() throws Exception {
		try (WatchedApplication application = WatchedApplication.start(UNRESTRICTED)) {
			fail(application.troupe(), till(application.troupe(), "till"), "1");

			assertThat(application.post("/troupedeadletters/1", "{\"action\":\"burn\"}").statusCode()).isEqualTo(400);
			assertThat(application.post("/troupedeadletters/1", "{}").statusCode()).isEqualTo(400);
			assertThat(all(application, "burn", "till").statusCode()).isEqualTo(400);
			assertThat(application.post("/troupedeadletters", REPLAY).statusCode()).isEqualTo(400);
			assertThat(application.get("/troupedeadletters/first").statusCode()).isEqualTo(400);
			assertThat(application.troupe().deadLetters()).hasSize(1);
		}
	}

	@Test
	void oneLetterIsReplayedAndAnotherDiscarded() throws Exception {
		try (WatchedApplication application = WatchedApplication.start(UNRESTRICTED)) {
			SinkHandle<Payment> till = till(application.troupe(), "till");
			fail(application.troupe(), till, "1", "2");
			this.failing.set(false);

			HttpResponse<String> replayed = application.post("/troupedeadletters/1", REPLAY);
			HttpResponse<String> discarded = application.post("/troupedeadletters/2", DISCARD);

			assertThat(replayed.statusCode()).isEqualTo(200);
			assertJson(replayed.body(), "{ \"id\": 1, \"outcome\": \"replayed\" }");
			assertThat(discarded.statusCode()).isEqualTo(200);
			assertJson(discarded.body(), "{ \"id\": 2, \"outcome\": \"discarded\" }");
			await().atMost(LIMIT).until(() -> this.handled.equals(List.of(new Payment("1"))));
			assertThat(application.get("/troupedeadletters/1").statusCode()).isEqualTo(404);
			assertThat(application.body("/troupedeadletters")).contains("\"total\":0");
			assertThat(application.body("/metrics/troupe.dead.letters.replayed?tag=actor:till"))
				.contains("\"value\":1.0");
			assertThat(application.body("/metrics/troupe.dead.letters.discarded?tag=actor:till"))
				.contains("\"value\":1.0");
		}
	}

	@Test
	void allLettersOfAnActorAreReplayedOrDiscarded() throws Exception {
		try (WatchedApplication application = WatchedApplication.start(UNRESTRICTED)) {
			LocalTroupe troupe = application.troupe();
			fail(troupe, till(troupe, "till"), "1", "2");
			fail(troupe, till(troupe, "shop"), "3", "4");
			this.failing.set(false);

			HttpResponse<String> replayed = all(application, "replay", "till");
			HttpResponse<String> discarded = all(application, "discard", "shop");
			HttpResponse<String> nothing = all(application, "replay", "shop");

			assertThat(replayed.statusCode()).isEqualTo(200);
			assertJson(replayed.body(), """
					{ "actor": "till", "replayed": 2, "discarded": 0, "quarantined": 0, "incomplete": 0, "left": 0 }
					""");
			assertJson(discarded.body(), """
					{ "actor": "shop", "replayed": 0, "discarded": 2, "quarantined": 0, "incomplete": 0, "left": 0 }
					""");
			assertThat(nothing.statusCode()).isEqualTo(200);
			await().atMost(LIMIT).until(() -> this.handled.equals(List.of(new Payment("1"), new Payment("2"))));
			assertThat(troupe.deadLetters()).isEmpty();
		}
	}

	@Test
	void aReplayToAnEndedActorIsAConflict() throws Exception {
		try (WatchedApplication application = WatchedApplication.start(UNRESTRICTED)) {
			Spawned<SinkHandle<Payment>> gone = application.troupe().spawn(spec("gone"));
			fail(application.troupe(), gone.handle(), "1");
			gone.stop();
			gone.whenStopped().toCompletableFuture().join();

			HttpResponse<String> one = application.post("/troupedeadletters/1", REPLAY);
			HttpResponse<String> all = all(application, "replay", gone.handle().name());

			assertThat(one.statusCode()).isEqualTo(409);
			assertThat(one.body()).contains("\"outcome\":\"ended\"", "has ended");
			assertThat(all.statusCode()).isEqualTo(409);
			assertThat(all.body()).contains("\"obstacle\":\"ended\"", "\"left\":1");
			assertThat(application.troupe().deadLetters()).hasSize(1);
		}
	}

	@Test
	void aReplayToAFullMailboxIsAConflict() throws Exception {
		try (WatchedApplication application = WatchedApplication.start(UNRESTRICTED)) {
			LocalTroupe troupe = application.troupe();
			SinkHandle<Payment> till = troupe.add(spec("till").mailbox(MailboxOptions.of(1, Overflow.REJECT)));
			fail(troupe, till, "1");
			troupe.suspend("till");
			till.send(new Payment("2"));

			HttpResponse<String> response = application.post("/troupedeadletters/1", REPLAY);

			assertThat(response.statusCode()).isEqualTo(409);
			assertThat(response.body()).contains("\"outcome\":\"full\"");
			assertThat(troupe.deadLetters()).hasSize(1);
			this.failing.set(false);
			troupe.resume("till");
		}
	}

	@Test
	void aQuarantinedMessageIsReplayedByForceOnly() throws Exception {
		try (WatchedApplication application = WatchedApplication.start(UNRESTRICTED,
				"troupe.dead-letters.quarantine-after=2")) {
			LocalTroupe troupe = application.troupe();
			fail(troupe, till(troupe, "till"), "1");
			application.post("/troupedeadletters/1", REPLAY);
			await().atMost(LIMIT).until(() -> troupe.deadLetterBox().find(2).map(Kept::quarantined).orElse(false));
			this.failing.set(false);

			HttpResponse<String> refused = application.post("/troupedeadletters/2", REPLAY);
			HttpResponse<String> all = all(application, "replay", "till");
			HttpResponse<String> forced = application.post("/troupedeadletters/2",
					"{\"action\":\"replay\",\"force\":true}");

			assertThat(refused.statusCode()).isEqualTo(409);
			assertThat(refused.body()).contains("\"outcome\":\"quarantined\"", "force");
			assertThat(all.statusCode()).isEqualTo(200);
			assertThat(all.body()).contains("\"replayed\":0", "\"quarantined\":1");
			assertThat(forced.statusCode()).isEqualTo(200);
			await().atMost(LIMIT).until(() -> this.handled.equals(List.of(new Payment("1"))));
			assertThat(application.body("/metrics/troupe.dead.letters.quarantined?tag=actor:till"))
				.contains("\"value\":1.0");
		}
	}

	private SinkHandle<Payment> till(LocalTroupe troupe, String name) {
		return troupe.add(spec(name));
	}

	private ActorSpec<SinkHandle<Payment>> spec(String name) {
		return ActorSpec.<Payment>sink(() -> this::take)
			.named(name)
			.supervision(Supervision.of(Supervision.Strategy.RESUME));
	}

	private void take(Payment payment, SinkContext<Payment> context) {
		if (this.failing.get()) {
			throw new IllegalArgumentException("refused " + payment.card());
		}
		this.handled.add(payment);
	}

	/** Makes dead letters of messages that fail. */
	private void fail(LocalTroupe troupe, SinkHandle<Payment> till, String... cards) {
		for (String card : cards) {
			int before = troupe.deadLetters().size();
			till.send(new Payment(card));
			await().atMost(LIMIT).until(() -> troupe.deadLetters().size() == before + 1);
		}
	}

	private static HttpResponse<String> all(WatchedApplication application, String action, String actor)
			throws Exception {
		return application.post("/troupedeadletters", "{\"action\":\"" + action + "\",\"actor\":\"" + actor + "\"}");
	}

	private static void assertJson(String actual, String expected) throws Exception {
		JSONAssert.assertEquals(expected, actual, JSONCompareMode.STRICT);
	}

	/**
	 * A message that says what nobody may see.
	 *
	 * @param card the secret
	 */
	record Payment(String card) {

	}

	private static final class Unreadable {

		@Override
		public String toString() {
			throw new IllegalStateException("never shown");
		}

	}

}
