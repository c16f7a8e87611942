package io.troupe.runtime;

import java.time.Duration;
import java.util.List;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

class StopTests {

	private final TestEngine engine = TestEngine.start();

	private final Probe<String> probe = new Probe<>();

	private final Gate gate = new Gate();

	@AfterEach
	void close() {
		this.engine.close();
	}

	private Spawned<SinkHandle<String>> held(SinkActor<String> actor) {
		Spawned<SinkHandle<String>> spawned = this.engine.spawn("actor", actor);
		spawned.handle().send("held");
		this.gate.awaitHeld();
		return spawned;
	}

	private void record(String message, SinkContext<String> context) {
		if (message.equals("held")) {
			this.gate.hold();
		}
		this.probe.add(message);
	}

	@ParameterizedTest
	@ValueSource(strings = { "stop", "close" })
	void stopFinishesWhatIsQueuedAndAcceptsNothingMore(String method) {
		Spawned<SinkHandle<String>> spawned = held(this::record);
		spawned.handle().send("queued");

		Consumer<Spawned<?>> end = method.equals("stop") ? Spawned::stop : Spawned::close;
		end.accept(spawned);
		boolean accepted = spawned.handle().trySend("refused");
		spawned.handle().send("too late");
		this.gate.open();
		Termination termination = Soon.get(spawned.whenStopped());

		assertThat(accepted).isFalse();
		assertThat(termination).isEqualTo(new Termination(spawned.handle().name(), Termination.Reason.STOPPED, null));
		assertThat(this.probe.rest()).containsExactly("held", "queued");
		assertThat(this.engine.events().deadLetters).extracting(DeadLetter::reason)
			.containsOnly(DeadLetter.Reason.STOPPED);
		assertThat(this.engine.events().ended).containsExactly(termination);
	}

	@Test
	void stopNowMakesWhatIsQueuedDeadLetters() {
		Spawned<SinkHandle<String>> spawned = held(this::record);
		spawned.handle().send("queued");
		spawned.handle().send("queued too");

		spawned.stopNow();
		this.gate.open();
		Soon.get(spawned.whenStopped());

		assertThat(this.probe.rest()).containsExactly("held");
		assertThat(this.engine.events().deadLetters).extracting(DeadLetter::reason)
			.containsExactly(DeadLetter.Reason.STOPPED, DeadLetter.Reason.STOPPED);
	}

	@Test
	void stopNowAfterStopGivesUpWhatIsQueued() {
		Spawned<SinkHandle<String>> spawned = held(this::record);
		spawned.handle().send("queued");

		spawned.stop();
		spawned.stopNow();
		this.gate.open();
		Soon.get(spawned.whenStopped());

		assertThat(this.probe.rest()).containsExactly("held");
		assertThat(this.engine.events().deadLetters).hasSize(1);
	}

	@Test
	void anActorMayStopItself() {
		Spawned<SinkHandle<Step>> spawned = this.engine.spawnSteps();
		Gate before = new Gate();

		spawned.handle().send((context) -> {
			before.hold();
			context.stop();
			context.self().send((inside) -> this.probe.add("self-sent"));
			context.schedule(Duration.ZERO, (inside) -> this.probe.add("timer"));
		});
		before.awaitHeld();
		spawned.handle().send((context) -> this.probe.add("queued"));
		before.open();
		Soon.get(spawned.whenStopped());

		assertThat(this.probe.rest()).containsExactly("queued");
	}

	@Test
	void anActorMayStopItselfNow() {
		Spawned<SinkHandle<Step>> spawned = this.engine.spawnSteps();
		Gate before = new Gate();

		spawned.handle().send((context) -> {
			before.hold();
			context.stopNow();
			this.probe.add("finished");
		});
		before.awaitHeld();
		spawned.handle().send((context) -> this.probe.add("queued"));
		before.open();
		Soon.get(spawned.whenStopped());

		assertThat(this.probe.rest()).containsExactly("finished");
		assertThat(this.engine.events().deadLetters).hasSize(1);
	}

	@Test
	void aPermanentActorRefusesToStopAndGoesOn() {
		SinkHandle<Step> actor = this.engine.troupe().add(TestEngine.steps());

		List<Throwable> refusals = Step.ask(actor,
				(context) -> List.of(catchThrowable(context::stop), catchThrowable(context::stopNow)));

		assertThat(refusals).allSatisfy((refusal) -> assertThat(refusal).isInstanceOf(IllegalStateException.class)
			.hasMessageContaining("'steps'"));
		Step.settle(actor);
	}

	@Test
	void whenStoppedOfAnEndedActorIsDone() {
		Spawned<SinkHandle<Step>> spawned = this.engine.spawn(ActorSpec.<Step>sink(() -> (step, context) -> {
		}));

		spawned.stop();
		Soon.get(spawned.whenStopped());

		assertThat(spawned.whenStopped().toCompletableFuture()).isCompleted();
	}

}
