package io.troupe.actuate;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import io.troupe.ActorSnapshot;
import io.troupe.ActorSpec;
import io.troupe.ActorState;
import io.troupe.DeadLetter;
import io.troupe.Errands;
import io.troupe.MailboxOptions;
import io.troupe.Overflow;
import io.troupe.SinkHandle;
import io.troupe.Spawned;
import io.troupe.Supervision;
import io.troupe.actuate.SpawnedDescriptor.DeepActor;
import io.troupe.runtime.LocalTroupe;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Tests for {@link TroupeEndpoint}.
 */
class TroupeEndpointTests {

	private static final Duration LIMIT = Duration.ofMinutes(1);

	private final Errands errands = new Errands();

	private final LocalTroupe troupe = LocalTroupe.builder().parallelism(1).build();

	private final TroupeEndpoint endpoint = new TroupeEndpoint(this.troupe);

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
	void permanentActorsAreListedInTheOrderTheyWereAdded() {
		add("till");
		add("cart");
		add("ledger");

		assertThat(this.endpoint.troupe().actors()).containsOnlyKeys("till", "cart", "ledger");
		assertThat(this.endpoint.troupe().actors().keySet()).containsExactly("till", "cart", "ledger");
		assertThat(this.endpoint.troupe().spawned()).isEmpty();
	}

	@Test
	void spawnedActorsAreFoldedIntoTheirDefinition() throws Exception {
		ActorSpec<SinkHandle<String>> spec = ActorSpec.sink(this.errands::actor).named("auction").messageType("Bid");
		List<Spawned<SinkHandle<String>>> spawned = new ArrayList<>();
		for (int i = 0; i < 7; i++) {
			spawned.add(this.troupe.spawn(spec));
		}
		await().atMost(LIMIT)
			.until(() -> this.endpoint.troupe().spawned().get("auction").states(),
					(states) -> states.equals(Map.of(ActorState.IDLE, 7L)));
		this.errands.occupy(spawned.get(0).handle());
		for (int i = 1; i < 7; i++) {
			for (int j = 0; j < i; j++) {
				spawned.get(i).handle().send("ok");
			}
		}

		SpawnedDescriptor auction = this.endpoint.troupe().spawned().get("auction");

		assertThat(auction.live()).isEqualTo(7);
		assertThat(auction.states()).isEqualTo(Map.of(ActorState.RUNNING, 7L));
		assertThat(auction.messageType()).isEqualTo("Bid");
		assertThat(auction.mailbox().depth()).isEqualTo(21);
		assertThat(auction.mailbox().capacity()).isEqualTo(MailboxOptions.DEFAULT_CAPACITY);
		assertThat(auction.deepest()).extracting(DeepActor::depth).containsExactly(6, 5, 4, 3, 2);
		assertThat(auction.deepest().get(0).name()).isEqualTo(spawned.get(6).handle().name());
	}

	@Test
	void countsOfEndedActorsStay() {
		Spawned<SinkHandle<String>> auction = this.troupe.spawn(ActorSpec.sink(this.errands::actor).named("auction"));
		auction.handle().send("ok");

		auction.stop();

		await().atMost(LIMIT).until(() -> this.endpoint.troupe().spawned().get("auction").live() == 0);
		assertThat(this.endpoint.troupe().spawned().get("auction").processed()).isEqualTo(1);
	}

	@Test
	void detailTellsWhatRuns() throws Exception {
		SinkHandle<String> cart = add("cart");
		this.errands.occupy(cart);

		ActorDetailDescriptor detail = this.endpoint.actor("cart");

		assertThat(detail).isNotNull();
		assertThat(detail.state()).isEqualTo(ActorState.RUNNING);
		assertThat(detail.running()).isNotNull();
		assertThat(detail.running().messageType()).isEqualTo(String.class.getName());
		assertThat(detail.running().duration()).isGreaterThanOrEqualTo(Duration.ZERO);
	}

	@Test
	void detailTellsTheLastFailures() {
		SinkHandle<String> cart = add("cart");

		cart.send("bad");

		await().atMost(LIMIT).untilAsserted(() -> {
			assertThat(this.endpoint.actor("cart").running()).isNull();
			assertThat(this.endpoint.actor("cart").failures()).singleElement().satisfies((failure) -> {
				assertThat(failure.messageType()).isEqualTo(String.class.getName());
				assertThat(failure.exception()).contains("IllegalStateException").contains("told to");
			});
		});
		assertThat(this.endpoint.actor("cart").failed()).isEqualTo(1);
	}

	@Test
	void spawnedActorHasADetailOfItsOwn() {
		Spawned<SinkHandle<String>> auction = this.troupe.spawn(ActorSpec.sink(this.errands::actor).named("auction"));

		ActorDetailDescriptor detail = this.endpoint.actor(auction.handle().name());

		assertThat(detail).isNotNull();
		assertThat(detail.name()).isEqualTo(auction.handle().name());
		assertThat(detail.definition()).isEqualTo("auction");
	}

	@Test
	void mailboxTellsItsOwnDeadLetters() {
		SinkHandle<String> cart = add("cart");
		SinkHandle<String> till = add("till");
		till.send("bad");

		cart.send("bad");

		await().atMost(LIMIT).until(() -> this.troupe.deadLetters().size() == 2);
		assertThat(this.endpoint.part("cart", TroupeEndpoint.Part.MAILBOX).deadLetters()).singleElement()
			.satisfies((deadLetter) -> {
				assertThat(deadLetter.reason()).isEqualTo(DeadLetter.Reason.FAILED);
				assertThat(deadLetter.messageType()).isEqualTo(String.class.getName());
				assertThat(deadLetter.cause()).isEqualTo(IllegalStateException.class.getName());
			});
	}

	@Test
	void suspendedActorKeepsItsMessagesUntilItIsResumed() {
		SinkHandle<String> cart = add("cart");
		await().atMost(LIMIT).until(() -> state("cart") == ActorState.IDLE);

		ActionDescriptor suspended = this.endpoint.act("cart", TroupeEndpoint.Action.SUSPEND);

		assertThat(suspended).isEqualTo(new ActionDescriptor("cart", "suspend"));
		await().atMost(LIMIT).until(() -> state("cart") == ActorState.SUSPENDED);
		cart.send("ok");
		assertThat(this.endpoint.actor("cart").mailbox().depth()).isEqualTo(1);
		assertThat(this.endpoint.act("cart", TroupeEndpoint.Action.RESUME))
			.isEqualTo(new ActionDescriptor("cart", "resume"));
		await().atMost(LIMIT).until(() -> this.endpoint.actor("cart").processed() == 1);
	}

	@Test
	void restartReplacesTheInstance() {
		AtomicInteger instances = new AtomicInteger();
		this.troupe.add(ActorSpec.<String>sink(() -> {
			instances.incrementAndGet();
			return this.errands.actor();
		}).named("cart"));
		await().atMost(LIMIT).until(() -> state("cart") == ActorState.IDLE);

		ActionDescriptor restarted = this.endpoint.act("cart", TroupeEndpoint.Action.RESTART);

		assertThat(restarted).isEqualTo(new ActionDescriptor("cart", "restart"));
		await().atMost(LIMIT).until(() -> instances.get() == 2);
	}

	@Test
	void unknownActorIsNull() {
		assertThat(this.endpoint.actor("nobody")).isNull();
		assertThat(this.endpoint.part("nobody", TroupeEndpoint.Part.MAILBOX)).isNull();
		assertThat(this.endpoint.act("nobody", TroupeEndpoint.Action.SUSPEND)).isNull();
	}

	private SinkHandle<String> add(String name) {
		return this.troupe.add(ActorSpec.sink(this.errands::actor)
			.named(name)
			.mailbox(MailboxOptions.of(4, Overflow.DROP_NEWEST))
			.supervision(Supervision.of(Supervision.Strategy.RESUME)));
	}

	private ActorState state(String name) {
		return this.troupe.find(name).map(ActorSnapshot::state).orElseThrow();
	}

}
