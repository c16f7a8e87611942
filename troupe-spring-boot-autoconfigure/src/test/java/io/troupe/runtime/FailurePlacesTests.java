package io.troupe.runtime;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import io.troupe.ActorSpec;
import io.troupe.SinkActor;
import io.troupe.SinkContext;
import io.troupe.SinkHandle;
import io.troupe.Spawned;
import io.troupe.Supervision;
import io.troupe.Termination;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Wherever an actor fails, its supervision decides. */
class FailurePlacesTests {

	private static final IllegalStateException FAILURE = new IllegalStateException("failed");

	private final TestEngine engine = TestEngine.start();

	private final AtomicBoolean failed = new AtomicBoolean();

	private final AtomicInteger instances = new AtomicInteger();

	private final Probe<String> probe = new Probe<>();

	@AfterEach
	void close() {
		this.engine.close();
	}

	@ParameterizedTest
	@EnumSource
	void restartGoesOnWithAFreshInstance(Place place) {
		Spawned<SinkHandle<String>> spawned = spawnFailingIn(place, TestEngine.RESTART_AT_ONCE);

		Soon.until("it is restarted", () -> this.engine.snapshot(spawned.handle()).restarts() == 1);
		spawned.handle().send("next");

		assertThat(this.probe.next()).isEqualTo("next");
		assertThat(this.instances).hasValue(2);
		assertThat(this.engine.events().failures)
			.containsExactly(new Events.Failure(spawned.handle().name(), FAILURE, Supervision.Strategy.RESTART));
	}

	@ParameterizedTest
	@EnumSource
	void stopEndsTheActorWithTheCause(Place place) {
		Spawned<SinkHandle<String>> spawned = spawnFailingIn(place, Supervision.of(Supervision.Strategy.STOP));

		assertThat(Soon.get(spawned.whenStopped()))
			.isEqualTo(new Termination(spawned.handle().name(), Termination.Reason.FAILED, FAILURE));
		assertThat(this.instances).hasValue(1);
	}

	@ParameterizedTest
	@EnumSource(mode = EnumSource.Mode.EXCLUDE, names = { "FACTORY", "START" })
	void resumeKeepsTheInstance(Place place) {
		Spawned<SinkHandle<String>> spawned = spawnFailingIn(place, Supervision.of(Supervision.Strategy.RESUME));

		Soon.until("it has failed", () -> this.engine.snapshot(spawned.handle()).failures().size() == 1);
		spawned.handle().send("next");

		assertThat(this.probe.next()).isEqualTo("next");
		assertThat(this.instances).hasValue(1);
		assertThat(this.engine.snapshot(spawned.handle()).restarts()).isZero();
	}

	private Spawned<SinkHandle<String>> spawnFailingIn(Place place, Supervision supervision) {
		Spawned<SinkHandle<String>> spawned = this.engine
			.spawn(ActorSpec.<String>sink(() -> create(place)).named("fragile").supervision(supervision));
		if (place.armedBy != null) {
			spawned.handle().send(place.armedBy);
			assertThat(this.probe.next()).isEqualTo("armed");
		}
		return spawned;
	}

	private SinkActor<String> create(Place place) {
		this.instances.incrementAndGet();
		failIf(place == Place.FACTORY);
		return new Fragile(place);
	}

	private void failIf(boolean here) {
		if (here && !this.failed.getAndSet(true)) {
			throw FAILURE;
		}
	}

	enum Place {

		FACTORY(null), START(null), MESSAGE("fail"), BEHAVIOUR("become"), TIMER("schedule"), MAPPER("pipe"),
		FAILURE_MAPPER("pipe failure"), WATCH("watch"), STASH("stash");

		private final String armedBy;

		Place(String armedBy) {
			this.armedBy = armedBy;
		}

	}

	private final class Fragile implements SinkActor<String> {

		private final Place place;

		Fragile(Place place) {
			this.place = place;
		}

		@Override
		public void onStart(SinkContext<String> context) {
			failIf(this.place == Place.START);
		}

		@Override
		public void onMessage(String message, SinkContext<String> context) {
			if (message.equals(this.place.armedBy)) {
				FailurePlacesTests.this.probe.add("armed");
			}
			switch (message) {
				case "fail" -> failIf(true);
				case "become" -> {
					context.become((next, inside) -> failOnce(next));
					context.self().send("fail in the new behaviour");
				}
				case "schedule" -> context.schedule(Duration.ZERO, "fail");
				case "pipe" -> context.pipeToSelf(CompletableFuture.completedFuture("done"), (result) -> {
					failIf(true);
					return "never";
				}, (ex) -> "never");
				case "pipe failure" -> context.pipeToSelf(CompletableFuture.failedFuture(new IllegalStateException()),
						(result) -> "never", (ex) -> {
							failIf(true);
							return "never";
						});
				case "watch" -> {
					Spawned<?> child = context.spawn(ActorSpec.<String>sink(() -> (next, inside) -> {
					}).named("watched"));
					context.watch(child, () -> {
						failIf(true);
						return "never";
					});
					child.stop();
				}
				case "stash" -> {
					context.stash("fail");
					context.unstashAll();
				}
				default -> FailurePlacesTests.this.probe.add(message);
			}
		}

		private void failOnce(String message) {
			failIf(true);
			FailurePlacesTests.this.probe.add(message);
		}

	}

}
