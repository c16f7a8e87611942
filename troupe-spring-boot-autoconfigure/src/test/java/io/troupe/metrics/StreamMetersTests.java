package io.troupe.metrics;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Flow;
import java.util.concurrent.SubmissionPublisher;
import java.util.concurrent.atomic.AtomicReference;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.troupe.ActorSpec;
import io.troupe.JointActor;
import io.troupe.JointHandle;
import io.troupe.Source;
import io.troupe.Spawned;
import io.troupe.StreamContext;
import io.troupe.runtime.LocalTroupe;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Tests for the meters of streams.
 */
class StreamMetersTests {

	private static final Duration LIMIT = Duration.ofMinutes(1);

	private final MeterRegistry registry = new SimpleMeterRegistry();

	private final AtomicReference<LocalTroupe> engine = new AtomicReference<>();

	private final TroupeMetrics metrics = new TroupeMetrics(this.engine::get, false);

	private final SubmissionPublisher<Integer> first = new SubmissionPublisher<>();

	private final SubmissionPublisher<Integer> second = new SubmissionPublisher<>();

	private LocalTroupe troupe;

	@BeforeEach
	void start() {
		this.troupe = LocalTroupe.builder().listener(this.metrics).build();
		this.engine.set(this.troupe);
		this.metrics.bindTo(this.registry);
		this.troupe.start();
	}

	@AfterEach
	void stop() {
		this.troupe.close();
		this.first.close();
		this.second.close();
	}

	@Test
	void knownTrafficGivesExactFigures() {
		JointHandle<Integer, Integer> echo = this.troupe.add(spec());
		Reader slow = new Reader();
		echo.subscribe(slow);
		await().atMost(LIMIT).until(() -> slow.subscription != null && figures().get("sources") == 2);

		this.first.submit(1);
		this.first.submit(2);
		this.second.submit(3);
		await().atMost(LIMIT).until(() -> figures().get("broadcast") == 3);
		this.second.closeExceptionally(new IllegalStateException("told to"));

		await().atMost(LIMIT)
			.untilAsserted(() -> assertThat(figures()).isEqualTo(Map.of("sources", 1.0, "received", 3.0, "errors", 1.0,
					"subscribers", 1.0, "broadcast", 3.0, "lagged", 0.0)));
		slow.subscription.request(1);
		await().atMost(LIMIT).until(() -> figures().get("lagged") == 1);
		slow.subscription.cancel();
		await().atMost(LIMIT).until(() -> figures().get("subscribers") == 0);
	}

	@Test
	void countsOfEndedActorsStay() {
		Spawned<JointHandle<Integer, Integer>> echo = this.troupe.spawn(spec());
		Reader reader = new Reader();
		echo.handle().subscribe(reader);
		await().atMost(LIMIT).until(() -> figures().get("sources") == 2);
		this.first.submit(1);
		await().atMost(LIMIT).until(() -> figures().get("broadcast") == 1);

		echo.stop();

		await().atMost(LIMIT)
			.untilAsserted(() -> assertThat(figures()).isEqualTo(Map.of("sources", 0.0, "received", 1.0, "errors", 0.0,
					"subscribers", 0.0, "broadcast", 1.0, "lagged", 0.0)));
	}

	private ActorSpec<JointHandle<Integer, Integer>> spec() {
		return ActorSpec.<Integer, Integer>joint(() -> new Echo(this.first, this.second)).named("echo").buffer(2);
	}

	/** All figures of streams, by what comes after {@code troupe.streams}. */
	private Map<String, Double> figures() {
		String prefix = "troupe.streams.";
		Map<String, Double> figures = new TreeMap<>();
		this.registry.getMeters()
			.stream()
			.filter((meter) -> meter.getId().getName().startsWith(prefix)
					&& "echo".equals(meter.getId().getTag("actor")))
			.forEach((meter) -> figures.put(meter.getId().getName().substring(prefix.length()),
					meter.measure().iterator().next().getValue()));
		return figures;
	}

	/** Broadcasts what it hears. */
	private static final class Echo implements JointActor<Integer, Integer> {

		private final Flow.Publisher<Integer> first;

		private final Flow.Publisher<Integer> second;

		Echo(Flow.Publisher<Integer> first, Flow.Publisher<Integer> second) {
			this.first = first;
			this.second = second;
		}

		@Override
		public void onStart(StreamContext<Integer, Integer> context) {
			context.attach(Source.of(this.first, (number) -> number));
			context.attach(Source.of(this.second, (number) -> number));
		}

		@Override
		public void onMessage(Integer number, StreamContext<Integer, Integer> context) {
			context.broadcast(number);
		}

	}

	/** Asks for nothing by itself. */
	private static final class Reader implements Flow.Subscriber<Integer> {

		private volatile Flow.Subscription subscription;

		@Override
		public void onSubscribe(Flow.Subscription subscription) {
			this.subscription = subscription;
		}

		@Override
		public void onNext(Integer item) {
		}

		@Override
		public void onError(Throwable failure) {
		}

		@Override
		public void onComplete() {
		}

	}

}
