package io.troupe.runtime;

import java.time.Duration;
import java.util.function.DoubleSupplier;

import io.troupe.ActorHandle;
import io.troupe.ActorSpec;
import io.troupe.ActorStoppedException;
import io.troupe.DeadLetter;
import io.troupe.MailboxFullException;
import io.troupe.Spawned;
import org.jspecify.annotations.Nullable;

/**
 * What all cells of one {@link LocalTroupe} share: its parts, and how they reach each
 * other.
 */
final class Engine {

	private final Settings settings;

	private final TimeSource time;

	private final Listeners listeners;

	private final DeadLetterBox deadLetters;

	private final Turns turns = new Turns(this);

	private final Waits waits = new Waits();

	private final Admission admission = new Admission(this);

	private final Supervisor supervisor = new Supervisor(this);

	private final Snapshots snapshots = new Snapshots(this);

	private final OpenAsks openAsks;

	private final Patience patience;

	private final Threads threads;

	private final Ticker ticker;

	private final Leases leases;

	private final Roster roster;

	private volatile boolean draining;

	private volatile boolean hurried;

	private volatile boolean closedToOutsiders;

	Engine(Settings settings, TimeSource time) {
		this.settings = settings;
		this.time = time;
		int processors = Runtime.getRuntime().availableProcessors();
		this.openAsks = new OpenAsks(time, processors);
		this.patience = new Patience(settings.idlePolling(), processors);
		this.listeners = new Listeners(settings.listeners());
		this.deadLetters = new DeadLetterBox(this, settings.deadLetterCapacity(), settings.quarantineAfter());
		this.threads = new Threads(this, settings);
		this.leases = new Leases(new ThreadMaker(settings.threadNamePrefix(), settings.classLoader()));
		this.ticker = new Ticker(this, settings.blockedWarning());
		this.roster = new Roster(this, settings);
	}

	<H extends ActorHandle> Spawned<H> spawn(ActorSpec<H> spec, @Nullable Cell parent) {
		Cell cell = this.roster.spawn(spec, parent);
		// holds the handle before the actor runs, which might find itself abandoned else
		Spawned<H> spawned = new SpawnedCell<>(cell);
		this.roster.welcome(cell);
		return spawned;
	}

	/**
	 * Makes a dead letter of a message, unless it is none any more, and fails its asker.
	 * @param cell the actor it was meant for
	 * @param node the message
	 * @param reason why it is given up
	 */
	void abandon(Cell cell, Node node, DeadLetter.Reason reason) {
		if (node.isMessage()) {
			this.deadLetters.add(cell, node, reason, null);
		}
		node.abandoned(stopped(cell, node));
	}

	ActorStoppedException stopped(Cell cell, Node node) {
		return new ActorStoppedException(cell.name(), cell.blueprint.definition.name, node.message.getClass());
	}

	MailboxFullException full(Cell cell) {
		return new MailboxFullException(cell.name(), cell.blueprint.definition.name, cell.blueprint.mailbox.capacity(),
				cell.blueprint.mailbox.overflow());
	}

	void overHighWater(Cell cell, int depth) {
		Extras more = cell.extras();
		if (!more.overHighWater) {
			more.overHighWater = true;
			if (more.mayWarn(this.time.nanoTime())) {
				Log.warn("The mailbox of actor '" + cell.name() + "' holds " + depth
						+ " messages, over its high-water mark of " + cell.blueprint.highWaterMark);
			}
			this.listeners.onHighWater(cell, depth);
		}
	}

	void blocked(Cell cell, Duration duration, StackTraceElement[] stack) {
		StringBuilder text = new StringBuilder("Actor '").append(cell.name())
			.append("' has handled one message for ")
			.append(duration.toMillis())
			.append(" ms. Declare it blocking if it waits for something. It is at");
		for (StackTraceElement frame : stack) {
			text.append(System.lineSeparator()).append("\tat ").append(frame);
		}
		Log.warn(text.toString());
		this.listeners.onBlocked(cell, duration, stack);
	}

	String whereIs(Cell cell) {
		Thread thread = runner(cell);
		return (thread != null && !cell.idle()) ? "runs on thread '" + thread.getName() + "'" : "is not running";
	}

	/**
	 * Returns the thread that runs an actor, or ran it last.
	 * @param cell the actor
	 * @return the thread, or {@code null} if none is known
	 */
	@Nullable Thread runner(Cell cell) {
		ForeignTurn turn = this.turns.foreign(cell);
		return (turn != null) ? turn.thread : this.threads.pool().runner(cell);
	}

	void warn(String text, Throwable cause) {
		Log.warn(text, cause);
	}

	void info(String text) {
		Log.info(text);
	}

	/**
	 * Forgets an actor that has ended; a permanent one stays known by its name.
	 * @param cell the actor
	 */
	void forget(Cell cell) {
		this.roster.forget(cell);
	}

	void remember(Cell cell) {
		this.roster.remember(cell);
	}

	void drain() {
		this.draining = true;
	}

	boolean draining() {
		return this.draining;
	}

	/**
	 * Lets a drain wait for nothing any more.
	 */
	void hurry() {
		this.hurried = true;
	}

	boolean hurried() {
		return this.hurried;
	}

	/**
	 * Lets nobody outside listen any more: the application closes.
	 */
	void closeToOutsiders() {
		this.closedToOutsiders = true;
	}

	boolean closedToOutsiders() {
		return this.closedToOutsiders;
	}

	boolean sampling() {
		return !this.listeners.isEmpty();
	}

	Leases leases() {
		return this.leases;
	}

	int streamWindow() {
		return this.settings.streamWindow();
	}

	int throughput() {
		return this.settings.throughput();
	}

	DoubleSupplier random() {
		return this.settings.random();
	}

	Duration askTimeout() {
		return this.settings.askTimeout();
	}

	TimeSource time() {
		return this.time;
	}

	Listeners listeners() {
		return this.listeners;
	}

	DeadLetterBox deadLetters() {
		return this.deadLetters;
	}

	Patience patience() {
		return this.patience;
	}

	OpenAsks openAsks() {
		return this.openAsks;
	}

	Turns turns() {
		return this.turns;
	}

	Waits waits() {
		return this.waits;
	}

	Admission admission() {
		return this.admission;
	}

	Supervisor supervisor() {
		return this.supervisor;
	}

	Snapshots snapshots() {
		return this.snapshots;
	}

	Threads threads() {
		return this.threads;
	}

	Ticker ticker() {
		return this.ticker;
	}

	Roster roster() {
		return this.roster;
	}

}
