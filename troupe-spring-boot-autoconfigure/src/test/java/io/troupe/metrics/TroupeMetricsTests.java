package io.troupe.metrics;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.troupe.ActorSpec;
import io.troupe.Errands;
import io.troupe.MailboxOptions;
import io.troupe.Overflow;
import io.troupe.Reply;
import io.troupe.SinkHandle;
import io.troupe.Spawned;
import io.troupe.Supervision;
import io.troupe.runtime.ActorListener.AskOutcome;
import io.troupe.runtime.DeadLetterBox;
import io.troupe.runtime.LocalTroupe;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/**
 * Tests for {@link TroupeMetrics}.
 */
class TroupeMetricsTests {

	private static final Duration LIMIT = Duration.ofMinutes(1);

	private final MeterRegistry registry = new SimpleMeterRegistry();

	private final AtomicReference<LocalTroupe> engine = new AtomicReference<>();

	private final TroupeMetrics metrics = new TroupeMetrics(this.engine::get, true);

	private final Errands errands = new Errands();

	private LocalTroupe troupe;

	@BeforeEach
	void start() {
		this.troupe = LocalTroupe.builder().parallelism(1).listener(this.metrics).build();
		this.engine.set(this.troupe);
		this.troupe.start();
	}

	@AfterEach
	void stop() {
		this.errands.release();
		this.troupe.close();
	}

	@Test
	void knownTrafficGivesExactFigures() throws Exception {
		this.metrics.bindTo(this.registry);
		SinkHandle<String> cart = cart();

		cart.send("ok");
		cart.send("ok");
		cart.send("ok");
		cart.send("bad");
		await().atMost(LIMIT).until(() -> figures("cart").get("troupe.messages{outcome=failed}") == 1);
		this.errands.occupy(cart);
		for (int i = 0; i < 6; i++) {
			cart.send("ok");
		}

		assertThat(figures("cart")).containsExactlyInAnyOrderEntriesOf(Map.ofEntries(
				Map.entry("troupe.mailbox.depth", 4.0), Map.entry("troupe.mailbox.capacity", 4.0),
				Map.entry("troupe.messages{outcome=processed}", 3.0), Map.entry("troupe.messages{outcome=failed}", 1.0),
				Map.entry("troupe.messages{outcome=dropped}", 2.0), Map.entry("troupe.messages{outcome=refused}", 0.0),
				Map.entry("troupe.asks{outcome=answered}", 0.0), Map.entry("troupe.asks{outcome=failed}", 0.0),
				Map.entry("troupe.asks{outcome=timed-out}", 0.0), Map.entry("troupe.dead.letters{reason=stopped}", 0.0),
				Map.entry("troupe.dead.letters{reason=overflow}", 2.0),
				Map.entry("troupe.dead.letters{reason=failed}", 1.0),
				Map.entry("troupe.dead.letters{reason=shutdown}", 0.0), Map.entry("troupe.dead.letters.kept", 3.0),
				Map.entry("troupe.dead.letters.replayed", 0.0), Map.entry("troupe.dead.letters.discarded", 0.0),
				Map.entry("troupe.dead.letters.quarantined", 0.0), Map.entry("troupe.actors", 1.0),
				Map.entry("troupe.actor.restarts", 0.0), Map.entry("troupe.actor.state{state=starting}", 0.0),
				Map.entry("troupe.actor.state{state=idle}", 0.0), Map.entry("troupe.actor.state{state=running}", 1.0),
				Map.entry("troupe.actor.state{state=muted}", 0.0),
				Map.entry("troupe.actor.state{state=suspended}", 0.0),
				Map.entry("troupe.actor.state{state=backing-off}", 0.0),
				Map.entry("troupe.actor.state{state=stopping}", 0.0),
				Map.entry("troupe.actor.state{state=stopped}", 0.0), Map.entry("troupe.actor.state{state=failed}", 0.0),
				Map.entry("troupe.streams.sources", 0.0), Map.entry("troupe.streams.received", 0.0),
				Map.entry("troupe.streams.errors", 0.0), Map.entry("troupe.streams.subscribers", 0.0),
				Map.entry("troupe.streams.broadcast", 0.0), Map.entry("troupe.streams.lagged", 0.0)));
	}

	@Test
	void figuresFollowTheActor() throws Exception {
		this.metrics.bindTo(this.registry);
		SinkHandle<String> cart = cart();
		this.errands.occupy(cart);
		cart.send("ok");

		this.errands.release();

		await().atMost(LIMIT)
			.untilAsserted(() -> assertThat(figures("cart")).containsEntry("troupe.mailbox.depth", 0.0)
				.containsEntry("troupe.messages{outcome=processed}", 2.0)
				.containsEntry("troupe.actor.state{state=idle}", 1.0)
				.containsEntry("troupe.actor.state{state=running}", 0.0));
	}

	@Test
	void refusedMessagesAreCounted() throws Exception {
		this.metrics.bindTo(this.registry);
		SinkHandle<String> till = this.troupe
			.add(ActorSpec.sink(this.errands::actor).named("till").mailbox(MailboxOptions.of(1, Overflow.REJECT)));
		this.errands.occupy(till);

		assertThat(till.trySend("ok")).isTrue();
		assertThat(till.trySend("ok")).isFalse();

		assertThat(figures("till")).containsEntry("troupe.messages{outcome=refused}", 1.0)
			.containsEntry("troupe.messages{outcome=dropped}", 0.0)
			.containsEntry("troupe.dead.letters{reason=overflow}", 0.0);
	}

	@Test
	void restartsAreCounted() {
		this.metrics.bindTo(this.registry);
		SinkHandle<String> cart = this.troupe.add(ActorSpec.sink(this.errands::actor)
			.named("cart")
			.supervision(new Supervision(Supervision.Strategy.RESTART, 10, Duration.ofMinutes(1),
					new Supervision.Backoff(Duration.ZERO, Duration.ZERO))));

		cart.send("bad");
		cart.send("bad");

		await().atMost(LIMIT)
			.untilAsserted(() -> assertThat(figures("cart")).containsEntry("troupe.actor.restarts", 2.0));
	}

	@Test
	void whatBecameOfDeadLettersIsCounted() {
		this.metrics.bindTo(this.registry);
		SinkHandle<String> cart = cart();
		for (int failure = 1; failure <= 3; failure++) {
			cart.send("bad");
		}
		await().atMost(LIMIT).until(() -> figures("cart").get("troupe.dead.letters.kept") == 3);
		DeadLetterBox box = this.troupe.deadLetterBox();

		box.discard(1);
		box.replay(2, false);
		await().atMost(LIMIT).until(() -> box.find(4).isPresent());
		box.replay(4, false);

		await().atMost(LIMIT)
			.untilAsserted(() -> assertThat(figures("cart")).containsEntry("troupe.dead.letters.kept", 2.0)
				.containsEntry("troupe.dead.letters.replayed", 2.0)
				.containsEntry("troupe.dead.letters.discarded", 1.0)
				.containsEntry("troupe.dead.letters.quarantined", 1.0)
				.containsEntry("troupe.dead.letters{reason=failed}", 5.0));
	}

	@Test
	void spawnedActorsShareTheTagOfTheirDefinition() {
		this.metrics.bindTo(this.registry);
		ActorSpec<SinkHandle<String>> spec = ActorSpec.sink(this.errands::actor).named("auction");
		Spawned<SinkHandle<String>> first = this.troupe.spawn(spec);
		Spawned<SinkHandle<String>> second = this.troupe.spawn(spec);
		second.handle().send("ok");

		second.stop();

		assertThat(first.handle().trySend("ok")).isTrue();
		await().atMost(LIMIT)
			.untilAsserted(() -> assertThat(figures("auction")).containsEntry("troupe.actors", 1.0)
				.containsEntry("troupe.messages{outcome=processed}", 2.0));
		assertThat(actorTags()).containsExactly("auction");
	}

	@Test
	void definitionsFromBeforeTheRegistryAreBoundToo() {
		cart();

		this.metrics.bindTo(this.registry);

		assertThat(figures("cart")).containsEntry("troupe.mailbox.capacity", 4.0);
	}

	@Test
	void everyRegistryHasItsOwnMeters() {
		MeterRegistry other = new SimpleMeterRegistry();
		this.metrics.bindTo(this.registry);
		cart();

		this.metrics.bindTo(other);
		this.metrics.onSample("cart", 1, 2);

		assertThat(this.registry.get("troupe.mailbox.wait").timer().count()).isEqualTo(1);
		assertThat(other.get("troupe.mailbox.wait").timer().count()).isEqualTo(1);
		assertThat(other.getMeters()).hasSameSizeAs(this.registry.getMeters());
	}

	@Test
	void executorIsMeasured() throws Exception {
		this.metrics.bindTo(this.registry);
		SinkHandle<String> cart = cart();
		SinkHandle<String> till = this.troupe.add(ActorSpec.sink(this.errands::actor).named("till"));
		await().atMost(LIMIT)
			.untilAsserted(() -> assertThat(figures("till")).containsEntry("troupe.actor.state{state=idle}", 1.0));

		this.errands.occupy(cart);
		till.send("ok");

		assertThat(this.registry.get("troupe.executor.workers").gauge().value()).isEqualTo(1);
		assertThat(this.registry.get("troupe.executor.active").gauge().value()).isEqualTo(1);
		assertThat(this.registry.get("troupe.executor.queued").gauge().value()).isEqualTo(1);
		assertThat(this.registry.get("troupe.executor.blocking").gauge().value()).isZero();
	}

	@Test
	void samplesAreRecorded() {
		this.metrics.bindTo(this.registry);
		this.metrics.onDefined("cart");

		this.metrics.onSample("cart", 3_000_000, 5_000_000);

		Timer wait = this.registry.get("troupe.mailbox.wait").tag("actor", "cart").timer();
		Timer processing = this.registry.get("troupe.message.processing").tag("actor", "cart").timer();
		assertThat(wait.count()).isEqualTo(1);
		assertThat(wait.totalTime(TimeUnit.MILLISECONDS)).isEqualTo(3);
		assertThat(processing.count()).isEqualTo(1);
		assertThat(processing.totalTime(TimeUnit.MILLISECONDS)).isEqualTo(5);
	}

	@Test
	void everyMessageOfAQuietActorIsTimed() {
		this.metrics.bindTo(this.registry);
		SinkHandle<String> cart = this.troupe.add(ActorSpec.sink(this.errands::actor).named("cart"));

		for (int i = 0; i < 64; i++) {
			cart.send("ok");
		}

		await().atMost(LIMIT).untilAsserted(() -> {
			assertThat(figures("cart")).containsEntry("troupe.messages{outcome=processed}", 64.0);
			assertThat(this.registry.get("troupe.message.processing").timer().count()).isEqualTo(64);
			assertThat(this.registry.get("troupe.mailbox.wait").timer().count()).isEqualTo(64);
		});
	}

	@Test
	void asksAreTimedByOutcome() {
		this.metrics.bindTo(this.registry);
		SinkHandle<Question> oracle = this.troupe
			.add(ActorSpec.<Question>sink(() -> (question, context) -> question.answer()).named("oracle"));

		CompletableFuture<String> answered = oracle.ask((reply) -> new Question(reply, "yes"));
		CompletableFuture<String> failed = oracle.ask((reply) -> new Question(reply, "bad"));
		CompletableFuture<String> timedOut = oracle.ask((reply) -> new Question(reply, "silence"),
				Duration.ofMillis(1));

		assertThat(answered.orTimeout(10, TimeUnit.SECONDS).join()).isEqualTo("yes");
		assertThatThrownBy(() -> failed.orTimeout(10, TimeUnit.SECONDS).join())
			.hasRootCauseInstanceOf(IllegalStateException.class);
		assertThatThrownBy(() -> timedOut.orTimeout(10, TimeUnit.SECONDS).join()).isNotNull();
		await().atMost(LIMIT).untilAsserted(() -> {
			assertThat(figures("oracle")).containsEntry("troupe.asks{outcome=answered}", 1.0)
				.containsEntry("troupe.asks{outcome=failed}", 1.0)
				.containsEntry("troupe.asks{outcome=timed-out}", 1.0);
			assertThat(asks("answered")).isEqualTo(1);
			assertThat(asks("failed")).isEqualTo(1);
			assertThat(asks("timed-out")).isEqualTo(1);
		});
	}

	@Test
	void timersCanBeLeftOut() {
		TroupeMetrics untimed = new TroupeMetrics(this.engine::get, false);
		untimed.bindTo(this.registry);
		untimed.onDefined("cart");

		untimed.onSample("cart", 1, 2);
		untimed.onAsk("cart", AskOutcome.ANSWERED, 3);

		assertThat(this.registry.getMeters()).noneMatch(Timer.class::isInstance);
		assertThat(this.registry.find("troupe.mailbox.depth").gauge()).isNotNull();
	}

	@Test
	void metersSayWhatTheyMeasure() {
		this.metrics.bindTo(this.registry);
		cart();

		assertThat(this.registry.getMeters()).allSatisfy((meter) -> {
			assertThat(meter.getId().getDescription()).isNotBlank();
			assertThat(meter.getId().getBaseUnit()).isNotBlank();
		});
		assertThat(this.registry.get("troupe.mailbox.depth").meter().getId().getBaseUnit()).isEqualTo("messages");
		assertThat(this.registry.get("troupe.message.processing").meter().getId().getDescription())
			.contains("Busy actors are sampled");
	}

	private SinkHandle<String> cart() {
		return this.troupe.add(ActorSpec.sink(this.errands::actor)
			.named("cart")
			.mailbox(MailboxOptions.of(4, Overflow.DROP_NEWEST))
			.supervision(Supervision.of(Supervision.Strategy.RESUME)));
	}

	/** All gauges and counters of a definition, by name and tags other than the actor. */
	private Map<String, Double> figures(String definition) {
		Map<String, Double> figures = new TreeMap<>();
		for (Meter meter : this.registry.getMeters()) {
			if (definition.equals(meter.getId().getTag("actor")) && !(meter instanceof Timer)) {
				String tags = meter.getId()
					.getTags()
					.stream()
					.filter((tag) -> !tag.getKey().equals("actor"))
					.map((tag) -> "{" + tag.getKey() + "=" + tag.getValue() + "}")
					.collect(Collectors.joining());
				figures.put(meter.getId().getName() + tags, meter.measure().iterator().next().getValue());
			}
		}
		return figures;
	}

	private Set<String> actorTags() {
		return this.registry.getMeters()
			.stream()
			.map((meter) -> meter.getId().getTag("actor"))
			.filter((tag) -> tag != null)
			.collect(Collectors.toCollection(TreeSet::new));
	}

	private long asks(String outcome) {
		return this.registry.get("troupe.ask").tag("actor", "oracle").tag("outcome", outcome).timer().count();
	}

	private record Question(Reply<String> reply, String wanted) {

		void answer() {
			switch (this.wanted) {
				case "bad" -> throw new IllegalStateException("told to");
				case "silence" -> {
				}
				default -> this.reply.send(this.wanted);
			}
		}

	}

}
