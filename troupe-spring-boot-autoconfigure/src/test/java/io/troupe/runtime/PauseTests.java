package io.troupe.runtime;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

import io.troupe.ActorSpec;
import io.troupe.ActorState;
import io.troupe.SinkHandle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PauseTests {

	private static final Duration AT_MOST = Duration.ofSeconds(40);

	private final TestEngine engine = TestEngine.start();

	private final Probe<String> probe = new Probe<>();

	private final Gate gate = new Gate();

	private final SinkHandle<String> actor = this.engine.troupe()
		.add(ActorSpec.<String>sink(() -> (message, context) -> {
			if (message.equals("hold")) {
				this.gate.hold();
			}
			this.probe.add(message);
		}).named("actor"));

	@AfterEach
	void close() {
		this.gate.open();
		this.engine.close();
	}

	@Test
	void aPausedEngineKeepsWhatIsSent() {
		this.actor.send("before");
		this.probe.next();

		boolean quiet = this.engine.troupe().pause(AT_MOST);
		this.actor.send("during");

		assertThat(quiet).isTrue();
		assertThat(this.engine.troupe().isRunning()).isFalse();
		assertThat(this.probe.rest()).isEmpty();
		assertThat(this.engine.snapshot(this.actor).mailbox().depth()).isEqualTo(1);
		this.engine.troupe().start();
		assertThat(this.probe.next()).isEqualTo("during");
		assertThat(this.engine.troupe().isRunning()).isTrue();
	}

	@Test
	void theCurrentMessageIsFinishedAndTheNextOneHeld() {
		this.actor.send("hold");
		this.gate.awaitHeld();
		this.actor.send("next");

		boolean quiet = this.engine.troupe().pause(Duration.ofMillis(20));
		this.gate.open();

		assertThat(quiet).isFalse();
		assertThat(this.probe.next()).isEqualTo("hold");
		assertThat(this.engine.troupe().pause(AT_MOST)).isTrue();
		assertThat(this.probe.rest()).isEmpty();
		assertThat(this.engine.snapshot(this.actor).state()).isEqualTo(ActorState.SUSPENDED);
		this.engine.troupe().start();
		assertThat(this.probe.next()).isEqualTo("next");
	}

	@Test
	void anInterruptedThreadWaitsAndStaysInterrupted() {
		this.actor.send("hold");
		this.gate.awaitHeld();
		CompletableFuture<Boolean> quiet = new CompletableFuture<>();
		CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
		Thread thread = new Thread(() -> {
			Thread.currentThread().interrupt();
			quiet.complete(this.engine.troupe().pause(Soon.LIMIT));
			interrupted.complete(Thread.currentThread().isInterrupted());
		}, "pause");
		thread.setDaemon(true);
		thread.start();

		Soon.until("it waits", () -> thread.getState() == Thread.State.TIMED_WAITING);
		this.gate.open();

		assertThat(Soon.get(quiet)).isTrue();
		assertThat(Soon.get(interrupted)).isTrue();
	}

	@Test
	void startAndPauseMayAlternateAtWillWithoutLosingAMessage() {
		for (int round = 0; round < 50; round++) {
			this.actor.send("a" + round);
			this.engine.troupe().pause(AT_MOST);
			this.actor.send("b" + round);
			this.engine.troupe().start();

			assertThat(this.probe.next(2)).containsExactly("a" + round, "b" + round);
		}
	}

	@Test
	void anActorSpawnedDuringThePauseStartsAfterIt() {
		this.engine.troupe().pause(AT_MOST);
		SinkHandle<Step> spawned = this.engine.spawnSteps().handle();
		spawned.send((context) -> this.probe.add("spawned"));

		assertThat(this.probe.rest()).isEmpty();
		this.engine.troupe().start();

		assertThat(this.probe.next()).isEqualTo("spawned");
	}

	@Test
	void aPausedEngineThatShutsDownTellsWhatItLeft() {
		this.engine.troupe().pause(AT_MOST);
		this.actor.send("kept");

		DrainReport report = this.engine.troupe().shutdown(AT_MOST);

		assertThat(report.complete()).isFalse();
		assertThat(report.entries()).containsExactly(new DrainReport.Entry("actor", 0, 1, 0, 0));
		assertThat(this.probe.rest()).isEmpty();
	}

}
