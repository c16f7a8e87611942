package io.troupe.autoconfigure;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import io.troupe.SinkActor;
import io.troupe.SinkContext;
import io.troupe.SinkHandle;
import io.troupe.Supervision;
import io.troupe.Supervision.Backoff;
import io.troupe.Termination;
import io.troupe.runtime.ActorListener;
import io.troupe.spring.Supervised;
import io.troupe.spring.TroupeActor;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is set about failure, for all actors and for one of them.
 */
class SupervisionSettingsTests {

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(TroupeAutoConfiguration.class))
		.withBean(FragileActor.class);

	@Test
	void everyPropertyOfAllActorsIsTranslated() {
		TroupeSettings settings = settings("strategy", "resume", "max-restarts", "3", "within", "5s", "backoff.initial",
				"7ms", "backoff.max", "11ms", "backoff.jitter", "0.5");

		assertThat(settings.supervision()).isEqualTo(new Supervision(Supervision.Strategy.RESUME, 3,
				Duration.ofSeconds(5), new Backoff(Duration.ofMillis(7), Duration.ofMillis(11), 0.5)));
	}

	@Test
	void everyPropertyOfOneActorWins() {
		Supervision base = new Supervision(Supervision.Strategy.STOP, 1, Duration.ofDays(1), Backoff.DEFAULT);
		Map<String, String> properties = new HashMap<>();
		String prefix = "troupe.actors.fragile.supervision.";
		properties.put(prefix + "strategy", "escalate");
		properties.put(prefix + "max-restarts", "3");
		properties.put(prefix + "within", "5s");
		properties.put(prefix + "backoff.initial", "7ms");
		properties.put(prefix + "backoff.max", "11ms");
		properties.put(prefix + "backoff.jitter", "0");

		Supervision supervision = new TroupeSettings(bind(properties)).settings("fragile").supervision().over(base);

		assertThat(supervision).isEqualTo(new Supervision(Supervision.Strategy.ESCALATE, 3, Duration.ofSeconds(5),
				new Backoff(Duration.ofMillis(7), Duration.ofMillis(11), 0)));
	}

	@Test
	void whatNobodySaysOfOneActorIsAsForAll() {
		Supervision base = new Supervision(Supervision.Strategy.STOP, 1, Duration.ofDays(1),
				new Backoff(Duration.ofMillis(1), Duration.ofMillis(2), 0.3));

		assertThat(new TroupeSettings(bind(Map.of())).settings("fragile").supervision().over(base)).isEqualTo(base);
	}

	@Test
	void limitOfTheAnnotationEndsTheActor() {
		this.contextRunner.withBean(Starts.class).run((context) -> {
			fail(context.getBean(SinkHandle.class), 3);

			assertThat(context.getBean(Starts.class).awaitGivenUp()).isEqualTo(3);
		});
	}

	@Test
	void limitOfThePropertyWinsOverTheAnnotation() {
		this.contextRunner.withBean(Starts.class)
			.withPropertyValues("troupe.actors.fragile.supervision.max-restarts=4")
			.run((context) -> {
				fail(context.getBean(SinkHandle.class), 5);

				assertThat(context.getBean(Starts.class).awaitGivenUp()).isEqualTo(5);
			});
	}

	@SuppressWarnings("unchecked")
	private static void fail(SinkHandle<?> actor, int times) {
		for (int message = 0; message < times; message++) {
			((SinkHandle<String>) actor).send("fail");
		}
	}

	private static TroupeSettings settings(String... pairs) {
		Map<String, String> properties = new HashMap<>();
		for (int index = 0; index < pairs.length; index += 2) {
			properties.put("troupe.supervision." + pairs[index], pairs[index + 1]);
		}
		return new TroupeSettings(bind(properties));
	}

	private static TroupeProperties bind(Map<String, String> properties) {
		return new Binder(new MapConfigurationPropertySource(properties)).bindOrCreate("troupe",
				TroupeProperties.class);
	}

	@TroupeActor(supervision = @Supervised(maxRestarts = 2, within = "1h", initialBackoff = "1ms", maxBackoff = "1ms",
			jitter = 0))
	static class FragileActor implements SinkActor<String> {

		@Override
		public void onMessage(String message, SinkContext<String> context) {
			throw new IllegalStateException("failed");
		}

	}

	/** Counts the starts of the one actor until it is given up. */
	static class Starts implements ActorListener {

		private final AtomicInteger starts = new AtomicInteger();

		private final CountDownLatch ended = new CountDownLatch(1);

		@Override
		public void onStarted(String actor, String definition) {
			this.starts.incrementAndGet();
		}

		@Override
		public void onEnded(String definition, Termination termination) {
			this.ended.countDown();
		}

		int awaitGivenUp() throws InterruptedException {
			assertThat(this.ended.await(20, TimeUnit.SECONDS)).isTrue();
			return this.starts.get();
		}

	}

}
