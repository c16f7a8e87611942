package io.troupe.runtime;

import java.lang.Thread.UncaughtExceptionHandler;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

import io.troupe.ActorSpec;
import io.troupe.DeadLetter;
import io.troupe.SinkActor;
import io.troupe.SinkContext;
import io.troupe.SinkHandle;
import io.troupe.Spawned;
import io.troupe.Supervision;
import io.troupe.Termination;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

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

	@ParameterizedTest
	@EnumSource
	void itEndsTheActorWhereverItIsThrown(Place place) {
		VirtualMachineError error = new InternalError("thrown by a test");
		AtomicInteger instances = new AtomicInteger();
		Spawned<SinkHandle<Step>> spawned = this.engine.spawn(ActorSpec.<Step>sink(() -> {
			instances.incrementAndGet();
			return new Broken(place, error);
		}).named("broken").supervision(TestEngine.RESTART_AT_ONCE));

		if (place == Place.STOP) {
			spawned.stop();
		}
		else {
			spawned.handle().send((context) -> {
				if (place == Place.RESTART) {
					throw new IllegalStateException("failed");
				}
				throw error;
			});
		}

		assertThat(Soon.get(spawned.whenStopped()))
			.isEqualTo(new Termination(spawned.handle().name(), Termination.Reason.FAILED, error));
		assertThat(this.uncaught.next()).isSameAs(error);
		assertThat(instances).hasValue(1);
		Step.settle(this.engine.spawnSteps().handle());
	}

	@Test
	void theAskerHearsOfItAtOnce() {
		SinkHandle<Step> actor = this.engine.spawnSteps().handle();
		OutOfMemoryError error = new OutOfMemoryError("thrown by a test");

		CompletableFuture<String> answer = actor.ask((reply) -> (context) -> {
			throw error;
		});

		assertThat(Soon.failureOf(answer)).isSameAs(error);
		assertThat(this.uncaught.next()).isSameAs(error);
	}

	@Test
	void aThreadThatMayBlockHearsOfItToo() {
		Spawned<SinkHandle<Step>> spawned = this.engine.spawn(TestEngine.steps().blocking());
		OutOfMemoryError error = new OutOfMemoryError("thrown by a test");

		spawned.handle().send((context) -> {
			throw error;
		});

		assertThat(Soon.get(spawned.whenStopped()).cause()).isSameAs(error);
		assertThat(this.uncaught.next()).isSameAs(error);
		Step.settle(this.engine.spawn(TestEngine.steps().blocking()).handle());
	}

	@Test
	void anEscalationStopsAtWhomItHit() {
		SinkHandle<Step> parent = this.engine.spawnSteps().handle();
		Spawned<SinkHandle<Step>> child = Step.ask(parent, (context) -> context
			.spawn(TestEngine.steps().supervision(Supervision.of(Supervision.Strategy.ESCALATE))));

		child.handle().send((context) -> {
			throw new OutOfMemoryError("thrown by a test");
		});
		Soon.get(child.whenStopped());
		this.uncaught.next();
		Step.settle(parent);

		assertThat(this.engine.snapshot(parent).failures()).isEmpty();
	}

	@Test
	void aStackThatReallyOverflowsCostsOneMessage() {
		SinkHandle<Step> actor = this.engine.spawn(TestEngine.steps().supervision(TestEngine.RESTART_AT_ONCE)).handle();

		CompletableFuture<Integer> answer = actor.ask((reply) -> (context) -> reply.send(endless(0)));

		assertThat(Soon.failureOf(answer)).isInstanceOf(StackOverflowError.class);
		Step.settle(actor);
		assertThat(this.engine.snapshot(actor).restarts()).isEqualTo(1);
		assertThat(this.uncaught.rest()).isEmpty();
	}

	@SuppressWarnings("InfiniteRecursion")
	private static int endless(int depth) {
		return endless(depth + 1) + 1;
	}

	@Test
	void aClassThatCannotBeLoadedIsAnOrdinaryFailure() {
		SinkHandle<Step> actor = this.engine
			.spawn(TestEngine.steps().supervision(Supervision.of(Supervision.Strategy.RESUME)))
			.handle();

		CompletableFuture<Object> first = actor.ask((reply) -> (context) -> reply.send(Unloadable.VALUE));
		CompletableFuture<Object> second = actor.ask((reply) -> (context) -> reply.send(Unloadable.VALUE));

		assertThat(Soon.failureOf(first)).isInstanceOf(ExceptionInInitializerError.class);
		assertThat(Soon.failureOf(second)).isInstanceOf(NoClassDefFoundError.class);
		Step.settle(actor);
		assertThat(this.engine.snapshot(actor).failed()).isEqualTo(2);
		assertThat(this.engine.population("steps").deadLetters()).containsEntry(DeadLetter.Reason.FAILED, 2L);
		assertThat(this.uncaught.rest()).isEmpty();
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

	enum Place {

		START, MESSAGE, RESTART, STOP

	}

	/** Throws the error at one place. */
	private static final class Broken implements SinkActor<Step> {

		private final Place place;

		private final VirtualMachineError error;

		Broken(Place place, VirtualMachineError error) {
			this.place = place;
			this.error = error;
		}

		@Override
		public void onStart(SinkContext<Step> context) {
			if (this.place == Place.START) {
				throw this.error;
			}
		}

		@Override
		public void onMessage(Step step, SinkContext<Step> context) throws Exception {
			step.take(context);
		}

		@Override
		public void onStop(SinkContext<Step> context) {
			if (this.place == Place.STOP || this.place == Place.RESTART) {
				throw this.error;
			}
		}

	}

	/** Fails while it is initialized. */
	private static final class Unloadable {

		private static final Object VALUE = fail();

		private static Object fail() {
			throw new IllegalStateException("thrown by a test");
		}

	}

}
