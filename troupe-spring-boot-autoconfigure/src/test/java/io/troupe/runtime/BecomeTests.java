package io.troupe.runtime;

import io.troupe.ActorSpec;
import io.troupe.Behavior;
import io.troupe.SinkActor;
import io.troupe.SinkContext;
import io.troupe.SinkHandle;
import io.troupe.Spawned;
import io.troupe.Supervision;
import io.troupe.Termination;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class BecomeTests {

	private final TestEngine engine = TestEngine.start();

	private final Probe<String> probe = new Probe<>();

	@AfterEach
	void close() {
		this.engine.close();
	}

	@Test
	void theBehaviourTakesTheNextMessageAndThoseAfterIt() {
		SinkHandle<String> actor = this.engine.<String>spawn("door", (message, context) -> {
			this.probe.add("closed " + message);
			context.become((next, inside) -> this.probe.add("open " + next));
		}).handle();

		actor.send("a");
		actor.send("b");
		actor.send("c");

		assertThat(this.probe.next(3)).containsExactly("closed a", "open b", "open c");
	}

	@Test
	void theMessageAtHandIsFinishedByTheOldBehaviour() {
		SinkHandle<String> actor = this.engine.<String>spawn("door", (message, context) -> {
			context.become((next, inside) -> this.probe.add("new"));
			this.probe.add("old");
		}).handle();

		actor.send("a");
		actor.send("b");

		assertThat(this.probe.next(2)).containsExactly("old", "new");
	}

	@Test
	void theLastCallOfATurnWins() {
		SinkHandle<String> actor = this.engine.<String>spawn("door", (message, context) -> {
			context.become((next, inside) -> this.probe.add("first"));
			context.become((next, inside) -> this.probe.add("last"));
		}).handle();

		actor.send("a");
		actor.send("b");

		assertThat(this.probe.next()).isEqualTo("last");
	}

	@Test
	void onStartMayChooseTheFirstBehaviour() {
		SinkHandle<String> actor = this.engine.spawn("door", new SinkActor<String>() {

			@Override
			public void onStart(SinkContext<String> context) {
				context.become((message, inside) -> BecomeTests.this.probe.add("chosen"));
			}

			@Override
			public void onMessage(String message, SinkContext<String> context) {
				BecomeTests.this.probe.add("own");
			}

		}).handle();

		actor.send("a");

		assertThat(this.probe.next()).isEqualTo("chosen");
	}

	@Test
	void aRestartBringsBackTheActorsOwn() {
		Behavior<String, SinkContext<String>> failing = (message, context) -> {
			throw new IllegalStateException("broken");
		};
		SinkHandle<String> actor = this.engine.spawn(ActorSpec.<String>sink(() -> (message, context) -> {
			this.probe.add("own " + message);
			context.become(failing);
		}).named("door").supervision(TestEngine.RESTART_AT_ONCE)).handle();

		actor.send("a");
		actor.send("b");
		actor.send("c");

		assertThat(this.probe.next(2)).containsExactly("own a", "own c");
	}

	@Test
	void anInstanceThatIsReplacedHasNoNextBehaviour() {
		Spawned<SinkHandle<String>> spawned = this.engine
			.spawn(ActorSpec.<String>sink(Stubborn::new).named("stubborn").supervision(TestEngine.RESTART_AT_ONCE));

		spawned.handle().send("fail");
		spawned.handle().send("a");

		assertThat(this.probe.next(2)).containsExactly("refused", "own a");
		spawned.stop();
		assertThat(Soon.get(spawned.whenStopped()).reason()).isEqualTo(Termination.Reason.STOPPED);
	}

	@Test
	void anActorThatEndsHasNoNextBehaviour() {
		Spawned<SinkHandle<String>> spawned = this.engine
			.spawn(ActorSpec.<String>sink(Stubborn::new).named("stubborn"));

		spawned.handle().send("a");
		spawned.stop();

		assertThat(Soon.get(spawned.whenStopped()).reason()).isEqualTo(Termination.Reason.STOPPED);
		assertThat(this.probe.rest()).containsExactly("own a", "refused");
	}

	@Test
	void aRestartByHandReplacesTheBehaviourToo() {
		SinkHandle<String> actor = this.engine
			.spawn(ActorSpec.<String>sink(Stubborn::new)
				.named("stubborn")
				.supervision(Supervision.of(Supervision.Strategy.RESUME)))
			.handle();
		actor.send("a");
		assertThat(this.probe.next()).isEqualTo("own a");

		this.engine.troupe().restart(actor.name());
		actor.send("b");

		assertThat(this.probe.next(2)).containsExactly("refused", "own b");
	}

	/** Tries to go on as something else when it is told to stop. */
	private final class Stubborn implements SinkActor<String> {

		@Override
		public void onMessage(String message, SinkContext<String> context) {
			if (message.equals("fail")) {
				throw new IllegalStateException("failed");
			}
			BecomeTests.this.probe.add("own " + message);
		}

		@Override
		public void onStop(SinkContext<String> context) {
			try {
				context.become((message, inside) -> BecomeTests.this.probe.add("other " + message));
			}
			catch (IllegalStateException ex) {
				BecomeTests.this.probe.add("refused");
				throw ex;
			}
		}

	}

}
