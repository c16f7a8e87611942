package io.troupe.runtime;

import java.lang.Thread.UncaughtExceptionHandler;

import io.troupe.SinkHandle;
import io.troupe.Spawned;
import io.troupe.Supervision;
import io.troupe.Termination;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class FatalErrorTests {

	private final TestEngine engine = TestEngine.start((builder) -> builder.parallelism(1));

	private final Probe<Throwable> uncaught = new Probe<>();

	private UncaughtExceptionHandler before;

	@BeforeEach
	void listen() {
		this.before = Thread.getDefaultUncaughtExceptionHandler();
		Thread.setDefaultUncaughtExceptionHandler((thread, ex) -> this.uncaught.add(ex));
	}

	@AfterEach
	void close() {
		this.engine.close();
		Thread.setDefaultUncaughtExceptionHandler(this.before);
	}

	@Test
	void anErrorTheJvmMayNotSurviveEndsTheActorAndGoesOnToTheThread() {
		Spawned<SinkHandle<Step>> spawned = this.engine
			.spawn(TestEngine.steps().supervision(Supervision.of(Supervision.Strategy.RESUME)));
		OutOfMemoryError error = new OutOfMemoryError("thrown by a test");

		spawned.handle().send((context) -> {
			throw error;
		});

		assertThat(Soon.get(spawned.whenStopped()))
			.isEqualTo(new Termination(spawned.handle().name(), Termination.Reason.FAILED, error));
		assertThat(this.uncaught.next()).isSameAs(error);
	}

	@Test
	void theOtherActorsOfItsThreadGoOn() {
		Spawned<SinkHandle<Step>> spawned = this.engine.spawnSteps();
		SinkHandle<Step> other = this.engine.spawnSteps().handle();

		spawned.handle().send((context) -> {
			other.send((inside) -> {
			});
			throw new OutOfMemoryError("thrown by a test");
		});
		this.uncaught.next();

		Step.settle(other);
		assertThat(this.engine.snapshot(other).processed()).isGreaterThanOrEqualTo(1);
	}

	@Test
	void aStackOverflowIsAnOrdinaryFailure() {
		SinkHandle<Step> actor = this.engine
			.spawn(TestEngine.steps().supervision(Supervision.of(Supervision.Strategy.RESUME)))
			.handle();

		actor.send((context) -> {
			throw new StackOverflowError("thrown by a test");
		});
		Step.settle(actor);

		assertThat(this.engine.snapshot(actor).failed()).isEqualTo(1);
		assertThat(this.uncaught.rest()).isEmpty();
	}

}
