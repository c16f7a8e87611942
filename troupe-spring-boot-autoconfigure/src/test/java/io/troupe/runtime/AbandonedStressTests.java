package io.troupe.runtime;

import java.time.Duration;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;

import io.troupe.ActorSpec;
import io.troupe.SinkHandle;
import io.troupe.Spawned;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Actors that nobody holds any more end, and not before their last message. */
class AbandonedStressTests {

	@Test
	void abandonedActorsAreGoneAfterACollectionAndThoseInUseLive() {
		run(2_000);
	}

	@Test
	@Tag("stress")
	void aHundredThousandAbandonedActorsAreGoneAfterACollection() {
		run(100_000);
	}

	private void run(int actors) {
		ManualTime time = new ManualTime();
		try (TestEngine engine = TestEngine.startWithoutEvents((builder) -> builder.timeSource(time))) {
			Run run = new Run(engine);
			SinkHandle<Step> referenced = run.spawn().handle();
			Spawned<SinkHandle<Step>> owned = run.spawn();
			ManualPublisher<String> publisher = new ManualPublisher<>();
			Step.ask(run.spawn().handle(), (context) -> context.schedule(Duration.ofHours(1), run.message()));
			Step.ask(run.spawn().handle(), (context) -> context.attach(publisher, (element) -> run.message()));
			run.sent += 2;

			run.abandon(actors, new Random(Stress.seed("abandoned actors")));

			run.awaitLive(4);
			Step.settle(referenced);
			Step.settle(owned.handle());
			run.sent += 2;
			publisher.emit("last");
			publisher.complete();
			run.sent++;
			run.awaitLive(3);
			time.advance(Duration.ofHours(1));
			run.sent++;
			run.awaitLive(2);
			run.assertNothingLost();
			assertThat(referenced.name()).isNotEqualTo(owned.handle().name());
		}
	}

	@Test
	void messagesSentRightBeforeTheHandleIsDroppedAreAllHandled() {
		try (TestEngine engine = TestEngine.startWithoutEvents((builder) -> {
		})) {
			Random random = new Random(Stress.seed("dropped handles"));
			Run run = new Run(engine);
			for (int round = 0; round < 20; round++) {
				run.abandon(200, random);
				System.gc();
			}

			run.awaitLive(0);
			run.assertNothingLost();
		}
	}

	private static final class Run {

		private final TestEngine engine;

		private final AtomicLong handled = new AtomicLong();

		private final ActorSpec<SinkHandle<Step>> spec = TestEngine.steps().named("session");

		private long sent;

		Run(TestEngine engine) {
			this.engine = engine;
		}

		Spawned<SinkHandle<Step>> spawn() {
			return this.engine.spawn(this.spec);
		}

		Step message() {
			return (context) -> this.handled.incrementAndGet();
		}

		void abandon(int actors, Random random) {
			for (int actor = 0; actor < actors; actor++) {
				SinkHandle<Step> handle = spawn().handle();
				for (int messages = random.nextInt(4); messages > 0; messages--) {
					handle.send(message());
					this.sent++;
				}
			}
		}

		void awaitLive(long expected) {
			Awaitility.await(expected + " live")
				.atMost(Stress.LIMIT)
				.pollDelay(Duration.ZERO)
				.pollInterval(Duration.ofMillis(20))
				.until(() -> {
					System.gc();
					return this.engine.population("session").live() == expected;
				});
		}

		void assertNothingLost() {
			Population sessions = this.engine.population("session");
			assertThat(sessions.processed()).isEqualTo(this.sent);
			assertThat(sessions.deadLetters().values()).containsOnly(0L);
			assertThat(sessions.failed()).isZero();
		}

	}

}
