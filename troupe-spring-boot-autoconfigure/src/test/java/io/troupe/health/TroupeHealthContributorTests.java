package io.troupe.health;

import java.time.Duration;
import java.util.Map;

import io.troupe.ActorSnapshot;
import io.troupe.ActorSpec;
import io.troupe.ActorState;
import io.troupe.Errands;
import io.troupe.MailboxOptions;
import io.troupe.Overflow;
import io.troupe.SinkHandle;
import io.troupe.Spawned;
import io.troupe.StreamActor;
import io.troupe.StreamContext;
import io.troupe.Supervision;
import io.troupe.runtime.LocalTroupe;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthContributors.Entry;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Tests for {@link TroupeHealthContributor}.
 */
class TroupeHealthContributorTests {

	private static final Duration LIMIT = Duration.ofMinutes(1);

	private final Errands errands = new Errands();

	private final LocalTroupe troupe = LocalTroupe.builder().build();

	private final TroupeHealthContributor contributor = new TroupeHealthContributor(this.troupe);

	@BeforeEach
	void start() {
		this.troupe.start();
	}

	@AfterEach
	void stop() {
		this.errands.release();
		this.troupe.close();
	}

	@Test
	void everyPermanentActorHasAnEntryInTheOrderTheyWereAdded() {
		add("till", Supervision.DEFAULT);
		add("cart", Supervision.DEFAULT);

		assertThat(this.contributor.stream().map(Entry::name)).containsExactly("till", "cart");
	}

	@Test
	void spawnedActorHasNoEntry() {
		Spawned<SinkHandle<String>> auction = this.troupe.spawn(ActorSpec.sink(this.errands::actor).named("auction"));

		assertThat(this.contributor.stream()).isEmpty();
		assertThat(this.contributor.getContributor("auction")).isNull();
		assertThat(this.contributor.getContributor(auction.handle().name())).isNull();
	}

	@Test
	void actorAtRestIsUp() {
		add("cart", Supervision.DEFAULT);
		await().atMost(LIMIT).until(() -> state("cart") == ActorState.IDLE);

		Health health = health("cart");

		assertThat(health.getStatus()).isEqualTo(Status.UP);
		assertThat(health.getDetails())
			.isEqualTo(Map.of("state", ActorState.IDLE, "depth", 0, "capacity", 2, "saturated", false));
	}

	@Test
	void saturationIsADetailAndLeavesTheActorUp() throws Exception {
		SinkHandle<String> cart = add("cart", Supervision.DEFAULT);
		this.errands.occupy(cart);
		cart.send("ok");
		cart.send("ok");

		Health health = health("cart");

		assertThat(health.getStatus()).isEqualTo(Status.UP);
		assertThat(health.getDetails())
			.isEqualTo(Map.of("state", ActorState.RUNNING, "depth", 2, "capacity", 2, "saturated", true));
	}

	@Test
	void saturationTakesAnActorOutOfServiceThatReadinessDependsOn() throws Exception {
		TroupeHealthContributor strict = new TroupeHealthContributor(this.troupe, "cart"::equals);
		SinkHandle<String> cart = add("cart", Supervision.DEFAULT);
		Errands others = new Errands();
		SinkHandle<String> till = this.troupe
			.add(ActorSpec.sink(others::actor).named("till").mailbox(MailboxOptions.of(2, Overflow.REJECT)).blocking());
		this.errands.occupy(cart);
		others.occupy(till);
		cart.send("ok");
		till.send("ok");

		assertThat(health(strict, "cart").getStatus()).isEqualTo(Status.OUT_OF_SERVICE);
		assertThat(health(strict, "cart").getDetails())
			.isEqualTo(Map.of("state", ActorState.RUNNING, "depth", 1, "capacity", 2, "saturated", true));
		assertThat(health(strict, "till").getStatus()).isEqualTo(Status.UP);
		others.release();
	}

	@Test
	void actorWithoutABoundIsNotSaturatedByAFew() throws Exception {
		SinkHandle<String> cart = this.troupe.add(
				ActorSpec.sink(this.errands::actor).named("cart").mailbox(MailboxOptions.of(0, Overflow.BACKPRESSURE)));
		this.errands.occupy(cart);
		cart.send("ok");

		assertThat(health("cart").getDetails()).containsEntry("depth", 1)
			.containsEntry("capacity", 0)
			.containsEntry("saturated", false);
	}

	@Test
	void actorThatFailedForGoodIsOutOfService() {
		SinkHandle<String> cart = add("cart", Supervision.of(Supervision.Strategy.STOP));

		cart.send("bad");

		await().atMost(LIMIT).until(() -> state("cart") == ActorState.FAILED);
		assertThat(health("cart").getStatus()).isEqualTo(Status.OUT_OF_SERVICE);
		assertThat(health("cart").getDetails()).isEqualTo(Map.of("state", ActorState.FAILED, "depth", 0, "capacity", 2,
				"saturated", false, "failure", "java.lang.IllegalStateException: told to"));
	}

	@Test
	void streamActorAtTheEndOfItsSourcesIsUp() {
		this.troupe.add(ActorSpec.<String, String>stream(() -> (text, context) -> {
		}).named("feed"));

		await().atMost(LIMIT).until(() -> state("feed") == ActorState.STOPPED);
		assertThat(health("feed").getStatus()).isEqualTo(Status.UP);
		assertThat(health("feed").getDetails()).containsEntry("state", ActorState.STOPPED).doesNotContainKey("failure");
	}

	@Test
	void streamActorThatFailedForGoodIsOutOfService() {
		this.troupe.add(ActorSpec.<String, String>stream(FailingStart::new)
			.named("feed")
			.supervision(Supervision.of(Supervision.Strategy.STOP)));

		await().atMost(LIMIT).until(() -> state("feed") == ActorState.FAILED);
		assertThat(health("feed").getStatus()).isEqualTo(Status.OUT_OF_SERVICE);
		assertThat(health("feed").getDetails()).containsEntry("failure", "java.lang.IllegalStateException: no source");
	}

	@Test
	void actorThatFailedAndGoesOnIsUp() {
		SinkHandle<String> cart = add("cart", Supervision.of(Supervision.Strategy.RESUME));

		cart.send("bad");

		await().atMost(LIMIT).until(() -> this.troupe.find("cart").orElseThrow().failed() == 1);
		assertThat(health("cart").getStatus()).isEqualTo(Status.UP);
	}

	private SinkHandle<String> add(String name, Supervision supervision) {
		return this.troupe.add(ActorSpec.sink(this.errands::actor)
			.named(name)
			.mailbox(MailboxOptions.of(2, Overflow.REJECT))
			.supervision(supervision));
	}

	private Health health(String name) {
		return health(this.contributor, name);
	}

	private static Health health(TroupeHealthContributor contributor, String name) {
		HealthIndicator indicator = (HealthIndicator) contributor.getContributor(name);
		assertThat(indicator).isNotNull();
		return indicator.health();
	}

	private ActorState state(String name) {
		return this.troupe.find(name).map(ActorSnapshot::state).orElseThrow();
	}

	private static final class FailingStart implements StreamActor<String, String> {

		@Override
		public void onStart(StreamContext<String, String> context) {
			throw new IllegalStateException("no source");
		}

		@Override
		public void onMessage(String text, StreamContext<String, String> context) {
		}

	}

}
