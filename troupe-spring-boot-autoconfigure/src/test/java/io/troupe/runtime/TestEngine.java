package io.troupe.runtime;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

import io.troupe.ActorHandle;
import io.troupe.ActorSnapshot;
import io.troupe.ActorSpec;
import io.troupe.ActorState;
import io.troupe.SinkActor;
import io.troupe.SinkHandle;
import io.troupe.Spawned;
import io.troupe.Supervision;
import org.jspecify.annotations.Nullable;

/**
 * A started engine that a test shuts down by closing it, with what it told its listener.
 */
final class TestEngine implements AutoCloseable {

	/** Restarts as often as needed, without waiting. */
	static final Supervision RESTART_AT_ONCE = new Supervision(Supervision.Strategy.RESTART, 1000,
			Duration.ofMinutes(1), new Supervision.Backoff(Duration.ZERO, Duration.ZERO));

	private final @Nullable Events events;

	private final LocalTroupe troupe;

	private TestEngine(Consumer<LocalTroupeBuilder> settings, @Nullable Events events) {
		this.events = events;
		LocalTroupeBuilder builder = LocalTroupe.builder()
			.parallelism(2)
			.drainTimeout(Duration.ofSeconds(5))
			.askTimeout(Duration.ofHours(1));
		if (events != null) {
			builder.listener(events);
		}
		settings.accept(builder);
		this.troupe = builder.build();
	}

	static TestEngine start() {
		return start((builder) -> {
		});
	}

	static TestEngine start(Consumer<LocalTroupeBuilder> settings) {
		TestEngine engine = create(settings);
		engine.troupe.start();
		return engine;
	}

	/** Makes an engine that the test starts itself. */
	static TestEngine create(Consumer<LocalTroupeBuilder> settings) {
		return new TestEngine(settings, new Events());
	}

	/**
	 * Starts an engine for so many actors and messages that keeping every event is too
	 * much.
	 */
	static TestEngine startWithoutEvents(Consumer<LocalTroupeBuilder> settings) {
		TestEngine engine = new TestEngine(settings, null);
		engine.troupe.start();
		return engine;
	}

	LocalTroupe troupe() {
		return this.troupe;
	}

	Events events() {
		return Objects.requireNonNull(this.events, "this engine keeps no events");
	}

	/** Spawns an actor that is the same instance after each restart. */
	<M> Spawned<SinkHandle<M>> spawn(String definition, SinkActor<M> actor) {
		return this.troupe.spawn(ActorSpec.<M>sink(() -> actor).named(definition));
	}

	/** Spawns an actor that does what each message says. */
	Spawned<SinkHandle<Step>> spawnSteps() {
		return this.troupe.spawn(steps());
	}

	static ActorSpec<SinkHandle<Step>> steps() {
		return ActorSpec.<Step>sink(() -> (step, context) -> step.take(context)).named("steps");
	}

	<H extends ActorHandle> Spawned<H> spawn(ActorSpec<H> spec) {
		return this.troupe.spawn(spec);
	}

	ActorSnapshot snapshot(ActorHandle actor) {
		return this.troupe.find(actor.name()).orElseThrow(() -> new AssertionError(actor.name() + " is not living"));
	}

	void awaitState(ActorHandle actor, ActorState expected) {
		Soon.until(actor.name() + " becomes " + expected,
				() -> this.troupe.find(actor.name()).map(ActorSnapshot::state).orElse(ActorState.STOPPED) == expected);
	}

	/** Waits until {@code actor} has nothing to do and no turn is under way. */
	void awaitRest(ActorHandle actor) {
		Soon.until(actor.name() + " rests", () -> {
			ActorSnapshot snapshot = snapshot(actor);
			return snapshot.state() == ActorState.IDLE && snapshot.running() == null;
		});
	}

	/** Shuts down on a thread of its own, and waits until nothing is let in. */
	CompletableFuture<DrainReport> beginShutdown(Duration budget, List<List<String>> order) {
		CompletableFuture<DrainReport> report = new CompletableFuture<>();
		Thread thread = new Thread(() -> report.complete(this.troupe.shutdown(budget, order)), "shutdown");
		thread.setDaemon(true);
		thread.start();
		awaitDrain();
		return report;
	}

	/** Waits until a shutdown that another thread has begun lets nothing in. */
	void awaitDrain() {
		Roster roster = this.troupe.engine().roster();
		Soon.until("the drain begins",
				() -> !this.troupe.isRunning() && roster.everybody().stream().allMatch((cell) -> cell.limit < 0));
	}

	Population population(String definition) {
		return this.troupe.population(definition).orElseThrow(() -> new AssertionError("No '" + definition + "'"));
	}

	@Override
	public void close() {
		this.troupe.close();
	}

}
