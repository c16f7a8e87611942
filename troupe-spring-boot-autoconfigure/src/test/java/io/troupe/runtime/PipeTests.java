package io.troupe.runtime;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

import io.troupe.MailboxOptions;
import io.troupe.Overflow;
import io.troupe.SinkContext;
import io.troupe.SinkHandle;
import io.troupe.Spawned;
import io.troupe.Supervision;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PipeTests {

	private final TestEngine engine = TestEngine.start();

	private final Probe<String> probe = new Probe<>();

	private final CompletableFuture<String> work = new CompletableFuture<>();

	@AfterEach
	void close() {
		this.engine.close();
	}

	private Boolean pipe(SinkContext<Step> context) {
		context.pipeToSelf(this.work, (result) -> (inside) -> this.probe.add("result " + result),
				(ex) -> (inside) -> this.probe.add("failure " + ex));
		return true;
	}

	@Test
	void theResultBecomesAMessage() {
		SinkHandle<Step> actor = this.engine.spawnSteps().handle();
		Step.ask(actor, this::pipe);

		this.work.complete("done");

		assertThat(this.probe.next()).isEqualTo("result done");
	}

	@Test
	void aNullResultIsPassedOn() {
		SinkHandle<Step> actor = this.engine.spawnSteps().handle();
		Step.ask(actor, this::pipe);

		this.work.complete(null);

		assertThat(this.probe.next()).isEqualTo("result null");
	}

	@Test
	void aStageThatIsCompleteAlreadyIsPipedToo() {
		SinkHandle<Step> actor = this.engine.spawnSteps().handle();
		this.work.complete("early");

		Step.ask(actor, this::pipe);

		assertThat(this.probe.next()).isEqualTo("result early");
	}

	@Test
	void theFailureBecomesAMessageUnwrapped() {
		SinkHandle<Step> actor = this.engine.spawnSteps().handle();
		Step.ask(actor, this::pipe);

		this.work.completeExceptionally(new CompletionException(new IOException("no line")));

		assertThat(this.probe.next()).isEqualTo("failure java.io.IOException: no line");
	}

	@Test
	void theMappersRunInTheActorsTurn() {
		SinkHandle<Step> actor = this.engine.spawnSteps().handle();
		Step.ask(actor, (context) -> {
			context.pipeToSelf(this.work, (result) -> {
				this.probe.add(context.name() + " on " + Thread.currentThread().getName());
				return (inside) -> {
				};
			}, (ex) -> (inside) -> {
			});
			return true;
		});

		this.work.complete("done");

		assertThat(this.probe.next()).startsWith(actor.name() + " on troupe-");
	}

	@Test
	void aMapperThatThrowsIsAFailureOfTheActor() {
		SinkHandle<Step> actor = this.engine
			.spawn(TestEngine.steps().supervision(Supervision.of(Supervision.Strategy.RESUME)))
			.handle();
		IllegalStateException failure = new IllegalStateException("cannot map");
		Step.ask(actor, (context) -> {
			context.pipeToSelf(this.work, (result) -> {
				throw failure;
			}, (ex) -> (inside) -> {
			});
			return true;
		});

		this.work.complete("done");
		Soon.until("the failure is told", () -> !this.engine.events().failures.isEmpty());

		assertThat(this.engine.events().failures)
			.containsExactly(new Events.Failure(actor.name(), failure, Supervision.Strategy.RESUME));
	}

	@Test
	void anActorThatFailedOnAResultStillWaitsForTheNextOneAndThenStops() {
		Spawned<SinkHandle<Step>> spawned = this.engine
			.spawn(TestEngine.steps().supervision(Supervision.of(Supervision.Strategy.RESUME)));
		Step.ask(spawned.handle(), (context) -> {
			context.pipeToSelf(CompletableFuture.completedFuture("first"), (result) -> {
				throw new IllegalStateException("cannot map");
			}, (ex) -> (inside) -> {
			});
			return true;
		});
		Step.ask(spawned.handle(), this::pipe);

		spawned.stop();
		assertThat(spawned.whenStopped().toCompletableFuture()).isNotDone();
		this.work.complete("second");
		Soon.get(spawned.whenStopped());

		assertThat(this.probe.rest()).containsExactly("result second");
	}

	@Test
	void theResultIsExemptFromTheCapacity() {
		Gate gate = new Gate();
		SinkHandle<Step> actor = this.engine.spawn(TestEngine.steps().mailbox(MailboxOptions.of(1, Overflow.REJECT)))
			.handle();
		Step.ask(actor, this::pipe);
		actor.send((context) -> gate.hold());
		gate.awaitHeld();
		actor.send((context) -> this.probe.add("queued"));

		this.work.complete("done");
		gate.open();

		assertThat(this.probe.next(2)).containsExactly("queued", "result done");
	}

	@Test
	void stopWaitsForTheResult() {
		Spawned<SinkHandle<Step>> spawned = this.engine.spawnSteps();
		Step.ask(spawned.handle(), this::pipe);

		spawned.stop();
		assertThat(spawned.whenStopped().toCompletableFuture()).isNotDone();
		this.work.complete("awaited");
		Soon.get(spawned.whenStopped());

		assertThat(this.probe.rest()).containsExactly("result awaited");
	}

	@Test
	void stopNowDoesNotWaitForTheResult() {
		Spawned<SinkHandle<Step>> spawned = this.engine.spawnSteps();
		Step.ask(spawned.handle(), this::pipe);

		spawned.stopNow();
		Soon.get(spawned.whenStopped());
		this.work.complete("too late");

		assertThat(this.probe.rest()).isEmpty();
	}

}
