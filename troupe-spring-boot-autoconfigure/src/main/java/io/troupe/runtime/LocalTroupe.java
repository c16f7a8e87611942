package io.troupe.runtime;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import io.troupe.ActorHandle;
import io.troupe.ActorSnapshot;
import io.troupe.ActorSpec;
import io.troupe.DeadLetter;
import io.troupe.Spawned;
import io.troupe.Troupe;
import org.jspecify.annotations.Nullable;

/**
 * The actors of one application in this JVM. Needed where there is no Spring, or to embed
 * the engine; a Spring application injects handles instead. Any thread may use it; only
 * {@link #pause}, {@link #shutdown} and {@link #close} block. There is no static state,
 * so one JVM may hold any number.
 *
 * @since 0.1.0
 */
public final class LocalTroupe implements Troupe, AutoCloseable {

	private final Engine engine;

	private final ThreadMaker threadMaker;

	private final Duration drainTimeout;

	private final @Nullable SystemTime ownTime;

	// written under the monitor, read without: who asks must not wait for a drain
	private volatile boolean running;

	private @Nullable DrainReport report;

	LocalTroupe(LocalTroupeBuilder builder) {
		Settings settings = builder.settings();
		ThreadMaker maker = new ThreadMaker(settings.threadNamePrefix(), settings.classLoader());
		this.threadMaker = maker;
		TimeSource time = builder.timeSource();
		SystemTime ownTime = (time != null) ? null : new SystemTime(maker);
		this.ownTime = ownTime;
		this.engine = new Engine(settings, (ownTime != null) ? ownTime : Objects.requireNonNull(time));
		this.drainTimeout = builder.drainTimeout();
		this.engine.ticker().start(maker);
	}

	/**
	 * Starts to configure an engine.
	 * @return a builder with the defaults
	 */
	public static LocalTroupeBuilder builder() {
		return new LocalTroupeBuilder();
	}

	/**
	 * Adds a permanent actor under the name of its spec. It starts with {@link #start},
	 * or at once if that was before; messages wait until then.
	 * @param spec what to start
	 * @param <H> the kind of handle
	 * @return the handle
	 * @throws IllegalArgumentException if there is an actor of that name, or a spawned
	 * one may have had it, such as {@code worker-1}
	 * @throws IllegalStateException if the engine has shut down
	 */
	public <H extends ActorHandle> H add(ActorSpec<H> spec) {
		Objects.requireNonNull(spec, "'spec' must not be null");
		return handle(this.engine.roster().add(spec));
	}

	/**
	 * Returns the handle of a permanent actor.
	 * @param name the actor's name
	 * @param <H> the kind of handle, which the caller vouches for
	 * @return the handle, always the same
	 * @throws IllegalArgumentException if there is no permanent actor of that name
	 */
	public <H extends ActorHandle> H handle(String name) {
		Objects.requireNonNull(name, "'name' must not be null");
		Cell cell = this.engine.roster().permanent(name);
		if (cell == null) {
			throw new IllegalArgumentException(
					"There is no actor named '" + name + "'. Actors: " + this.engine.roster().names());
		}
		return handle(cell);
	}

	@SuppressWarnings("unchecked")
	private static <H extends ActorHandle> H handle(Cell cell) {
		return (H) cell.handle();
	}

	/**
	 * Lets the actors run, at first or after {@link #pause}. Does nothing if they do.
	 * @throws IllegalStateException after {@link #shutdown}
	 */
	public synchronized void start() {
		if (this.report != null) {
			throw new IllegalStateException("The engine has shut down and cannot start again");
		}
		if (!this.running) {
			this.running = true;
			this.engine.roster().hold(false);
		}
	}

	/**
	 * Holds all actors back after their current message. Messages are accepted and wait
	 * until {@link #start}.
	 * @param atMost how long to wait for current messages
	 * @return whether no turn runs any more
	 */
	public synchronized boolean pause(Duration atMost) {
		Objects.requireNonNull(atMost, "'atMost' must not be null");
		if (this.running) {
			this.running = false;
			this.engine.roster().hold(true);
		}
		return Shutdown.await(this::still, System.nanoTime() + Nanos.of(atMost), () -> false);
	}

	private boolean still() {
		return this.engine.roster()
			.everybody()
			.stream()
			.allMatch((cell) -> cell.idle() || cell.bits(Control.PARKED | Control.ENDED));
	}

	/**
	 * Whether the actors may run.
	 * @return {@code true} between {@link #start} and {@link #pause} or {@link #shutdown}
	 */
	public boolean isRunning() {
		return this.running;
	}

	/**
	 * Ends everything, all actors in one stage: as {@link #shutdown(Duration, List)}
	 * without an order.
	 * @param budget how long the actors may take
	 * @return what was done; the same again if it was called before
	 */
	public DrainReport shutdown(Duration budget) {
		return shutdown(budget, List.of());
	}

	/**
	 * Ends everything: refuses what comes from outside, lets the actors process what is
	 * queued, ends them, children first, and makes dead letters of what is left when time
	 * is up. The actors end stage by stage, so that what the earlier ones send, also in
	 * their onStop, is still processed by the later ones. Actors that no stage names, and
	 * spawned ones without a parent, make a stage of their own before the first. Half of
	 * the budget goes to whichever stage needs it first, the other half is shared evenly
	 * among the stages, and what a stage does not need is left to the later ones.
	 * <p>
	 * A handler that hangs is interrupted in the end, as are subscribers and readers of
	 * streams half a second later. Blocks for the budget and about a second and a half at
	 * most; the half second for a subscriber that hangs comes on top of a drain that was
	 * quick.
	 * <p>
	 * An actor may call it in its own turn, which cannot end before. So it is not waited
	 * for while the others end; it is given up at last, without its onStop, which lets
	 * those end that it descends from, and the report tells it as unfinished.
	 * @param budget how long the actors may take
	 * @param order the names of permanent actors, stage by stage, senders before
	 * receivers; a name that there is no actor of is left out
	 * @return what was done; the same again if it was called before
	 */
	public DrainReport shutdown(Duration budget, List<? extends Collection<String>> order) {
		Objects.requireNonNull(budget, "'budget' must not be null");
		Objects.requireNonNull(order, "'order' must not be null");
		List<Cell> callers = Turns.underWay().stream().filter((cell) -> cell.engine() == this.engine).toList();
		return callers.isEmpty() ? shutdown(budget, order, callers)
				: Aside.call(() -> shutdown(budget, order, callers), this.threadMaker);
	}

	private synchronized DrainReport shutdown(Duration budget, List<? extends Collection<String>> order,
			List<Cell> callers) {
		DrainReport done = this.report;
		if (done == null) {
			DrainStages stages = new DrainStages(this.engine.roster(), order);
			this.running = false;
			done = new Shutdown(this.engine, stages, callers).run(budget);
			this.report = done;
			this.engine.openAsks().close();
			this.engine.threads().close();
			this.engine.leases().close();
			this.engine.ticker().close();
			if (this.ownTime != null) {
				this.ownTime.close();
			}
			this.engine.listeners().onDrained(done);
		}
		return done;
	}

	/**
	 * Lets a shutdown that is under way on another thread, or one to come, take no longer
	 * than it must, as if its budget were used up: actors end after their current
	 * message, and what is left becomes dead letters. Never blocks.
	 */
	public void hurry() {
		this.engine.hurry();
	}

	/**
	 * Completes what outsiders listen to: subscribers that are no actors still get what
	 * was broadcast so far, then {@code onComplete}, as do those that come later. Needed
	 * before a shutdown that would wait for them, as a web server does for its open
	 * responses.
	 */
	public void completeStreams() {
		this.engine.closeToOutsiders();
		for (Cell cell : this.engine.roster().everybody()) {
			Outlet outlet = cell.outlet();
			if (outlet != null) {
				outlet.completeOutsiders();
			}
		}
	}

	/**
	 * Shuts down within the builder's drain timeout.
	 */
	@Override
	public void close() {
		shutdown(this.drainTimeout);
	}

	/**
	 * Holds one actor back after its current message. Its messages wait.
	 * @param name the actor's name
	 * @return {@code false} if there is none of that name
	 */
	public boolean suspend(String name) {
		return signal(name, Control.SUSPENDED, 0);
	}

	/**
	 * Lets a suspended actor go on.
	 * @param name the actor's name
	 * @return {@code false} if there is none of that name
	 */
	public boolean resume(String name) {
		return signal(name, 0, Control.SUSPENDED);
	}

	/**
	 * Gives one actor a fresh instance after its current message, with its mailbox kept.
	 * A permanent actor that had failed for good, or completed, comes back, with an empty
	 * mailbox.
	 * @param name the actor's name
	 * @return {@code false} if there is none of that name, or it is a spawned one that
	 * has ended
	 */
	public boolean restart(String name) {
		Cell cell = find(Objects.requireNonNull(name, "'name' must not be null"), this.engine);
		if (cell != null && cell.bits(Control.ENDED)) {
			return this.engine.supervisor().revive(cell);
		}
		return signal(name, Control.RENEW, Control.BACKING_OFF);
	}

	private boolean signal(String name, int set, int clear) {
		Cell cell = find(Objects.requireNonNull(name, "'name' must not be null"), this.engine);
		if (cell != null) {
			cell.signal(set, clear);
		}
		return cell != null;
	}

	private static @Nullable Cell find(String name, Engine engine) {
		return engine.roster().find(name);
	}

	@Override
	public <H extends ActorHandle> Spawned<H> spawn(ActorSpec<H> spec) {
		Objects.requireNonNull(spec, "'spec' must not be null");
		return this.engine.spawn(spec, null);
	}

	@Override
	public Optional<ActorSnapshot> find(String name) {
		Objects.requireNonNull(name, "'name' must not be null");
		return Optional.ofNullable(find(name, this.engine)).map(this.engine.snapshots()::of);
	}

	@Override
	public List<ActorSnapshot> actors() {
		return this.engine.roster().everybody().stream().map(this.engine.snapshots()::of).toList();
	}

	/**
	 * Looks at all definitions: the permanent actors in the order they were added, then
	 * those of spawned actors by name.
	 * @return what they look like now
	 */
	public List<Population> populations() {
		return this.engine.snapshots().populations(this.engine.roster().definitions());
	}

	/**
	 * Looks at one definition. For a permanent actor this takes constant time.
	 * @param definition the definition's name
	 * @return what it looks like now, or empty if there is none of that name
	 */
	public Optional<Population> population(String definition) {
		Objects.requireNonNull(definition, "'definition' must not be null");
		return this.engine.roster()
			.definitions()
			.stream()
			.filter((each) -> each.name.equals(definition))
			.findFirst()
			.map(this.engine.snapshots()::population);
	}

	/**
	 * Looks at the living actors of a definition with the most messages waiting.
	 * @param definition the definition's name
	 * @param limit how many at most
	 * @return the deepest first
	 */
	public List<ActorSnapshot> deepest(String definition, int limit) {
		Objects.requireNonNull(definition, "'definition' must not be null");
		return this.engine.snapshots().deepest(definition, limit);
	}

	/**
	 * Looks at the living actors of each definition with the most messages waiting, in
	 * one go through all actors.
	 * @param limit how many of each definition at most
	 * @return the deepest first, by definition
	 */
	public Map<String, List<ActorSnapshot>> deepest(int limit) {
		return this.engine.snapshots().deepest(limit);
	}

	/**
	 * Returns the last dead letters, as many as the builder's capacity says.
	 * @return the newest first
	 */
	public List<DeadLetter> deadLetters() {
		return this.engine.deadLetters().newestFirst().stream().map(DeadLetterBox.Kept::letter).toList();
	}

	/**
	 * Returns where dead letters are kept, to replay or discard them.
	 * @return the box, always the same
	 */
	public DeadLetterBox deadLetterBox() {
		return this.engine.deadLetters();
	}

	Engine engine() {
		return this.engine;
	}

	/**
	 * Looks at the engine's threads.
	 * @return what they do now
	 */
	public PoolSnapshot pool() {
		WorkerPool pool = this.engine.threads().pool();
		int workers = (this.engine.threads().shared() == pool) ? pool.workers().length : 0;
		return new PoolSnapshot(workers, pool.active(), pool.queued(), this.engine.turns().foreign().size());
	}

}
