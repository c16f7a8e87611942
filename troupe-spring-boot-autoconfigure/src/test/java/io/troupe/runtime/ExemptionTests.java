package io.troupe.runtime;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

import io.troupe.MailboxOptions;
import io.troupe.Overflow;
import io.troupe.SinkHandle;
import io.troupe.Spawned;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What an actor sends to itself, by whatever way, is never lost to its own bound. */
class ExemptionTests {

	private final ManualTime time = new ManualTime();

	private final TestEngine engine = TestEngine.start((builder) -> builder.timeSource(this.time));

	private final Probe<String> probe = new Probe<>();

	private final Gate gate = new Gate();

	@AfterEach
	void close() {
		this.gate.open();
		this.engine.close();
	}

	@ParameterizedTest
	@EnumSource
	void selfSendsTimersPipesAndNoticesSurviveAFlood(Overflow overflow) {
		SinkHandle<Step> actor = this.engine
			.spawn(TestEngine.steps().mailbox(new MailboxOptions(2, overflow, Duration.ZERO, 0)))
			.handle();
		Spawned<SinkHandle<Step>> watched = this.engine.spawnSteps();
		CompletableFuture<String> work = new CompletableFuture<>();
		actor.send((context) -> {
			context.self().send((inside) -> this.probe.add("self-sent"));
			context.schedule(Duration.ofSeconds(1), (inside) -> this.probe.add("timer"));
			context.pipeToSelf(work, (result) -> (inside) -> this.probe.add("piped"), (ex) -> (inside) -> {
			});
			context.watch(watched, () -> (inside) -> this.probe.add("watched"));
			this.gate.hold();
		});
		this.gate.awaitHeld();
		this.time.advance(Duration.ofSeconds(1));
		work.complete("done");
		watched.stop();
		Soon.get(watched.whenStopped());

		for (int message = 0; message < 20; message++) {
			actor.trySend((context) -> {
			});
		}
		this.gate.open();

		assertThat(this.probe.next(4)).containsExactly("self-sent", "timer", "piped", "watched");
	}

}
