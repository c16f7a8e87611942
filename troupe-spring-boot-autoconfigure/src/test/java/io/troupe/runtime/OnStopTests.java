package io.troupe.runtime;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

import io.troupe.ActorSpec;
import io.troupe.DeadLetter;
import io.troupe.SinkActor;
import io.troupe.SinkContext;
import io.troupe.SinkHandle;
import io.troupe.Spawned;
import io.troupe.Termination;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class OnStopTests {

	private final TestEngine engine = TestEngine.start();

	private final Probe<String> probe = new Probe<>();

	@AfterEach
	void close() {
		this.engine.close();
	}

	private ActorSpec<SinkHandle<String>> recorder() {
		return ActorSpec.<String>sink(Recorder::new)
			.named("recorder")
			.supervision(TestEngine.RESTART_AT_ONCE)
			.released((instance) -> this.probe.add("released"));
	}

	@Test
	void itComesAfterTheLastMessageAndBeforeTheRelease() {
		Spawned<SinkHandle<String>> spawned = this.engine.spawn(recorder());
		spawned.handle().send("a");
		assertThat(this.probe.next(2)).containsExactly("started", "a");

		spawned.stop();
		spawned.stop();
		spawned.stopNow();
		Soon.get(spawned.whenStopped());

		assertThat(this.probe.rest()).containsExactly("stopped", "released");
	}

	@Test
	void itComesOnceForEachInstanceThatStarted() {
		Spawned<SinkHandle<String>> spawned = this.engine.spawn(recorder());
		spawned.handle().send("fail");
		spawned.handle().send("a");

		spawned.stop();
		Soon.get(spawned.whenStopped());

		assertThat(this.probe.rest()).containsExactly("started", "stopped", "released", "started", "a", "stopped",
				"released");
	}

	@Test
	void anInstanceThatFailedToStartIsReleasedWithoutIt() {
		CompletableFuture<String> started = new CompletableFuture<>();
		this.engine.spawn(ActorSpec.<String>sink(() -> new Recorder() {

			@Override
			public void onStart(SinkContext<String> context) {
				if (!started.isDone()) {
					started.complete("once");
					throw new IllegalStateException("cannot start");
				}
				super.onStart(context);
			}

		}).supervision(TestEngine.RESTART_AT_ONCE).released((instance) -> this.probe.add("released")));

		assertThat(this.probe.next(2)).containsExactly("released", "started");
	}

	@Test
	void whatItThrowsIsIgnored() {
		Spawned<SinkHandle<String>> spawned = this.engine.spawn("actor", new SinkActor<>() {

			@Override
			public void onMessage(String message, SinkContext<String> context) {
			}

			@Override
			public void onStop(SinkContext<String> context) {
				throw new IllegalStateException("cannot stop");
			}

		});

		spawned.stop();

		assertThat(Soon.get(spawned.whenStopped()).reason()).isEqualTo(Termination.Reason.STOPPED);
	}

	@Test
	void whatItSendsToItselfIsADeadLetter() {
		Spawned<SinkHandle<String>> spawned = this.engine.spawn("actor", new SinkActor<>() {

			@Override
			public void onMessage(String message, SinkContext<String> context) {
				OnStopTests.this.probe.add(message);
			}

			@Override
			public void onStop(SinkContext<String> context) {
				context.self().send("after the end");
			}

		});

		spawned.stop();
		Soon.get(spawned.whenStopped());

		assertThat(this.probe.rest()).isEmpty();
		assertThat(this.engine.events().deadLetters).extracting(DeadLetter::reason)
			.containsExactly(DeadLetter.Reason.STOPPED);
	}

	@Test
	void whatItStashesIsADeadLetter() {
		stopWith((context) -> {
			context.stash("put back");
			context.unstashAll();
			context.stash("put aside");
		});

		assertThat(this.probe.rest()).isEmpty();
		assertThat(this.engine.events().deadLetters).extracting(DeadLetter::reason)
			.containsExactly(DeadLetter.Reason.STOPPED, DeadLetter.Reason.STOPPED);
	}

	@Test
	void whatItSchedulesIsCancelled() {
		ManualTime time = new ManualTime();
		try (TestEngine manual = TestEngine.start((builder) -> builder.timeSource(time))) {
			stopWith(manual, (context) -> context.schedule(Duration.ofSeconds(1), "tick"));

			assertThat(time.hasTaskDueIn(Duration.ofSeconds(1))).isFalse();
			assertThat(manual.events().deadLetters).isEmpty();
		}
	}

	@Test
	void whomItWatchesItDoesNotHearOf() {
		Spawned<SinkHandle<Step>> watched = this.engine.spawnSteps();
		stopWith((context) -> context.watch(watched, () -> "told"));

		watched.stop();
		Soon.get(watched.whenStopped());

		assertThat(this.probe.rest()).isEmpty();
		assertThat(this.engine.events().deadLetters).isEmpty();
	}

	private void stopWith(Consumer<SinkContext<String>> last) {
		stopWith(this.engine, last);
	}

	private void stopWith(TestEngine chosen, Consumer<SinkContext<String>> last) {
		Spawned<SinkHandle<String>> spawned = chosen.spawn("actor", new SinkActor<>() {

			@Override
			public void onMessage(String message, SinkContext<String> context) {
				OnStopTests.this.probe.add(message);
			}

			@Override
			public void onStop(SinkContext<String> context) {
				last.accept(context);
			}

		});
		spawned.stop();
		Soon.get(spawned.whenStopped());
	}

	private class Recorder implements SinkActor<String> {

		@Override
		public void onStart(SinkContext<String> context) {
			OnStopTests.this.probe.add("started");
		}

		@Override
		public void onMessage(String message, SinkContext<String> context) {
			if (message.equals("fail")) {
				throw new IllegalStateException("failed");
			}
			OnStopTests.this.probe.add(message);
		}

		@Override
		public void onStop(SinkContext<String> context) {
			OnStopTests.this.probe.add("stopped");
		}

	}

}
