package io.troupe.health;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

import io.troupe.ActorState;
import io.troupe.Overflow;
import io.troupe.SinkActor;
import io.troupe.SinkHandle;
import io.troupe.Supervision.Strategy;
import io.troupe.WatchedApplication;
import io.troupe.runtime.LocalTroupe;
import io.troupe.spring.Mailbox;
import io.troupe.spring.Supervised;
import io.troupe.spring.TroupeActor;
import org.junit.jupiter.api.Test;
import org.skyscreamer.jsonassert.JSONAssert;
import org.skyscreamer.jsonassert.JSONCompareMode;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.StringUtils;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * What the probes of Kubernetes hear of actors: an application with three, of which the
 * till and the cellar decide whether it is ready for traffic. Their mailboxes have a mark
 * of 8.
 */
class ReadinessProbeTests {

	private static final Duration LIMIT = Duration.ofMinutes(1);

	private static final String[] READINESS = { "troupe.actors.till.readiness=true",
			"troupe.actors.cellar.readiness=true" };

	private static WatchedApplication start(String... properties) {
		// what is held at the end of a test is given up
		return WatchedApplication.start(Shop.class,
				StringUtils.addStringToArray(properties, "troupe.shutdown.drain-timeout=100ms"));
	}

	@Test
	void saturatedActorTakesTheApplicationOutOfTrafficUntilItHasDrainedToHalf() throws Exception {
		try (WatchedApplication application = start(READINESS)) {
			Counter till = new Counter(application, "till");
			assertReady(application, true);
			till.fill(7);
			assertReady(application, true);

			till.fill(8);
			assertReady(application, false);
			till.drain(5);
			assertReady(application, false);
			till.fill(7);
			assertReady(application, false);
			till.drain(5);
			assertReady(application, false);
			till.drain(4);
			assertReady(application, true);
			till.fill(7);
			assertReady(application, true);
			till.fill(8);
			assertReady(application, false);

			till.drain(0);
			assertReady(application, true);
		}
	}

	@Test
	void saturationThatNobodyAskedAboutInTimeIsRemembered() throws Exception {
		try (WatchedApplication application = start(READINESS)) {
			Counter till = new Counter(application, "till");
			till.fill(10);
			assertThat(till.handle.trySend("one more")).isFalse();

			till.drain(5);

			assertReady(application, false);
		}
	}

	@Test
	void oneSaturatedActorAmongSeveralIsEnough() throws Exception {
		try (WatchedApplication application = start(READINESS)) {
			Counter till = new Counter(application, "till");
			Counter cellar = new Counter(application, "cellar");
			till.fill(8);
			cellar.fill(8);
			assertReady(application, false);

			till.drain(0);
			assertReady(application, false);
			cellar.drain(0);

			assertReady(application, true);
		}
	}

	@Test
	void actorThatIsNotMarkedChangesNothing() throws Exception {
		try (WatchedApplication application = start(
				StringUtils.addStringToArray(READINESS, "management.endpoint.health.show-details=always"))) {
			Counter window = new Counter(application, "window");
			window.fill(10);
			assertThat(window.handle.trySend("one more")).isFalse();

			assertReady(application, true);
			assertThat(application.get("/health").statusCode()).isEqualTo(200);
			JSONAssert.assertEquals("{ \"status\": \"UP\", \"details\": { \"saturated\": true } }",
					application.body("/health/troupe/window"), JSONCompareMode.LENIENT);
		}
	}

	@Test
	void actorThatFailedForGoodTakesTheApplicationOutOfTraffic() throws Exception {
		try (WatchedApplication application = start(READINESS)) {
			Counter till = new Counter(application, "till");
			till.fail();

			assertReady(application, false);

			application.troupe().restart("till");
			till.awaitState(ActorState.IDLE);
			assertReady(application, true);
		}
	}

	@Test
	void failureOfAnActorThatIsNotMarkedLeavesTheApplicationInTraffic() throws Exception {
		try (WatchedApplication application = start(READINESS)) {
			Counter window = new Counter(application, "window");
			window.fail();

			assertReady(application, true);
			assertThat(application.get("/health").statusCode()).isEqualTo(503);
		}
	}

	@Test
	void nothingIsMarkedByDefault() throws Exception {
		try (WatchedApplication application = start()) {
			Counter till = new Counter(application, "till");
			till.fill(10);

			assertReady(application, true);
			assertThat(application.body("/health/readiness")).isEqualTo("{\"status\":\"UP\"}");
		}
	}

	@Test
	void groupOfTheApplicationsOwnHearsOfItToo() throws Exception {
		try (WatchedApplication application = start("troupe.actors.till.readiness=true",
				"management.endpoint.health.group.readiness.include=readinessState,ping",
				"management.endpoint.health.group.readiness.show-details=always")) {
			Counter till = new Counter(application, "till");
			till.fill(8);

			JSONAssert.assertEquals("""
					{
					  "status": "OUT_OF_SERVICE",
					  "components": {
					    "ping": { "status": "UP" },
					    "readinessState": { "status": "UP" },
					    "troupe": {
					      "status": "OUT_OF_SERVICE",
					      "components": {
					        "till": {
					          "status": "OUT_OF_SERVICE",
					          "details": { "state": "RUNNING", "depth": 8, "capacity": 10, "saturated": true }
					        }
					      }
					    }
					  }
					}
					""", application.get("/health/readiness").body(), JSONCompareMode.STRICT);
		}
	}

	@Test
	void furtherPathsOfTheProbesHearOfItToo() throws Exception {
		try (WatchedApplication application = start("troupe.actors.till.readiness=true",
				"management.endpoint.health.probes.add-additional-paths=true")) {
			Counter till = new Counter(application, "till");
			assertThat(application.getAt("/readyz").statusCode()).isEqualTo(200);

			till.fill(8);

			assertThat(application.getAt("/readyz").statusCode()).isEqualTo(503);
			assertThat(application.getAt("/livez").statusCode()).isEqualTo(200);
		}
	}

	@Test
	void furtherPathOfTheApplicationsOwnGroupHearsOfItToo() throws Exception {
		try (WatchedApplication application = start("troupe.actors.till.readiness=true",
				"management.endpoint.health.group.readiness.include=readinessState,ping",
				"management.endpoint.health.group.readiness.additional-path=server:/readyz")) {
			Counter till = new Counter(application, "till");
			assertThat(application.getAt("/readyz").statusCode()).isEqualTo(200);

			till.fill(8);

			assertThat(application.getAt("/readyz").statusCode()).isEqualTo(503);
		}
	}

	@Test
	void withoutProbesTheHealthOfAllTellsIt() throws Exception {
		try (WatchedApplication application = start("troupe.actors.till.readiness=true",
				"management.endpoint.health.probes.enabled=false")) {
			Counter till = new Counter(application, "till");
			till.fill(8);

			assertThat(application.get("/health/readiness").statusCode()).isEqualTo(404);
			assertThat(application.get("/health").statusCode()).isEqualTo(503);
		}
	}

	private static void assertReady(WatchedApplication application, boolean ready) throws Exception {
		assertThat(application.get("/health/readiness").statusCode()).isEqualTo(ready ? 200 : 503);
		assertThat(application.get("/health/readiness").body())
			.contains("\"status\":\"" + (ready ? "UP" : "OUT_OF_SERVICE") + "\"");
		assertThat(application.get("/health/liveness").statusCode()).isEqualTo(200);
	}

	/** One actor, whose queue the test sets to a length. Does not look at the mailbox. */
	private static final class Counter {

		private final SinkHandle<String> handle;

		private final Work work;

		private final LocalTroupe troupe;

		private int sent;

		Counter(WatchedApplication application, String name) {
			this.troupe = application.troupe();
			this.handle = this.troupe.handle(name);
			this.work = application.bean(name + "Work", Work.class);
		}

		/** Sends until so many wait behind the one that is handled. */
		void fill(int depth) {
			if (this.sent == 0) {
				send("one");
				awaitDepth(0);
			}
			while (this.sent - this.work.begun.get() < depth) {
				send("one");
			}
		}

		/** Lets it handle until so many wait. */
		void drain(int depth) {
			this.work.permits.release(this.sent - this.work.begun.get() - depth);
			awaitDepth(depth);
		}

		private void awaitDepth(int depth) {
			await().atMost(LIMIT).until(() -> this.sent - this.work.begun.get() == depth);
		}

		void send(String message) {
			this.handle.send(message);
			this.sent++;
		}

		void fail() {
			send("bad");
			this.work.permits.release();
			awaitState(ActorState.FAILED);
		}

		void awaitState(ActorState state) {
			await().atMost(LIMIT).until(() -> this.troupe.find(this.handle.name()).orElseThrow().state() == state);
		}

	}

	/** What one actor does: a message for each permit. */
	static final class Work {

		private final Semaphore permits = new Semaphore(0);

		private final AtomicInteger begun = new AtomicInteger();

		SinkActor<String> actor() {
			return (message, context) -> {
				this.begun.incrementAndGet();
				this.permits.acquire();
				if (message.equals("bad")) {
					throw new IllegalStateException("told to");
				}
			};
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Shop {

		@Bean
		Work tillWork() {
			return new Work();
		}

		@Bean
		Work cellarWork() {
			return new Work();
		}

		@Bean
		Work windowWork() {
			return new Work();
		}

		@Bean
		@TroupeActor(mailbox = @Mailbox(capacity = 10, overflow = Overflow.REJECT), blocking = true,
				supervision = @Supervised(strategy = Strategy.STOP))
		SinkActor<String> till(Work tillWork) {
			return tillWork.actor();
		}

		@Bean
		@TroupeActor(mailbox = @Mailbox(capacity = 10, overflow = Overflow.REJECT), blocking = true)
		SinkActor<String> cellar(Work cellarWork) {
			return cellarWork.actor();
		}

		@Bean
		@TroupeActor(mailbox = @Mailbox(capacity = 10, overflow = Overflow.REJECT), blocking = true,
				supervision = @Supervised(strategy = Strategy.STOP))
		SinkActor<String> window(Work windowWork) {
			return windowWork.actor();
		}

	}

}
