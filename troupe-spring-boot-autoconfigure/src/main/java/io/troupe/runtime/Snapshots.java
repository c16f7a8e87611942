package io.troupe.runtime;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.troupe.ActorSnapshot;
import io.troupe.ActorState;
import io.troupe.AskTimeoutException;
import io.troupe.DeadLetter;
import org.jspecify.annotations.Nullable;

/** Looks at cells without disturbing them. */
final class Snapshots {

	private final Engine engine;

	Snapshots(Engine engine) {
		this.engine = engine;
	}

	ActorSnapshot of(Cell cell) {
		Definition definition = cell.blueprint.definition;
		ActorSnapshot.Mailbox mailbox = mailbox(cell, age(cell));
		Extras more = cell.extrasIfAny();
		return new ActorSnapshot(cell.name(), definition.name, definition.kind, definition.permanence,
				definition.messageType, state(cell), mailbox, cell.processed(), (more != null) ? more.failed.get() : 0,
				(more != null) ? more.dropped.sum() : 0, (more != null) ? more.refused.sum() : 0,
				(more != null) ? more.restarted.get() : 0, (more != null) ? more.children.size() : 0, streams(cell),
				running(cell), (more != null) ? more.failures() : List.of());
	}

	private static ActorSnapshot.Mailbox mailbox(Cell cell, Duration age) {
		HighWater.watch(cell);
		Extras more = cell.extrasIfAny();
		return new ActorSnapshot.Mailbox(depth(cell), cell.blueprint.mailbox.capacity(),
				cell.blueprint.mailbox.overflow(), cell.peak, age, (more != null) ? more.stashSize.get() : 0,
				more != null && more.overHighWater);
	}

	private static ActorSnapshot.Streams streams(Cell cell) {
		Inflows inflows = cell.inflowsIfAny();
		Outlet outlet = cell.outlet();
		if (inflows == null && outlet == null) {
			return ActorSnapshot.Streams.NONE;
		}
		List<ActorSnapshot.Outflow> subscribers = (outlet != null) ? outlet.look() : List.of();
		return new ActorSnapshot.Streams((inflows != null) ? inflows.look() : List.of(),
				(inflows != null) ? inflows.received() : 0, (inflows != null) ? inflows.errors() : 0, subscribers,
				(outlet != null) ? outlet.broadcasts() : 0, (outlet != null) ? outlet.lagged() : 0);
	}

	/**
	 * Counts the messages that wait, in the mailbox and in front of it.
	 * @param cell the actor
	 * @return how many
	 */
	static int depth(Cell cell) {
		Extras more = cell.extrasIfAny();
		return (more != null) ? Math.max(0, cell.depth() - more.gaps.get()) + more.frontSize.get() : cell.depth();
	}

	private Duration age(Cell cell) {
		int last = cell.lastIndex();
		int consumed = cell.consumed();
		if (cell.extrasIfAny() == null && last - consumed <= 0) {
			return Duration.ZERO;
		}
		return Duration.ofNanos(cell.extras().oldest.look(last, consumed, this.engine.time().nanoTime()));
	}

	void markAges() {
		for (String name : this.engine.roster().names()) {
			Cell cell = this.engine.roster().permanent(name);
			if (cell != null && cell.depth() > 0) {
				HighWater.watch(cell);
				age(cell);
			}
		}
	}

	static ActorState state(Cell cell) {
		int word = cell.control();
		if ((word & (Control.ENDING | Control.STOP | Control.STOP_NOW)) != 0) {
			return ((word & Control.ENDED) == 0) ? ActorState.STOPPING
					: ((word & Control.FAILED) != 0) ? ActorState.FAILED : ActorState.STOPPED;
		}
		if ((word & Control.BACKING_OFF) != 0) {
			return ActorState.BACKING_OFF;
		}
		if ((word & Control.SUSPENDED) != 0) {
			return ActorState.SUSPENDED;
		}
		if ((word & Control.VACANT) != 0 || !cell.started) {
			return ActorState.STARTING;
		}
		if ((word & Control.HELD) != 0) {
			return ActorState.SUSPENDED;
		}
		if ((word & Control.MUTED) != 0) {
			return ActorState.MUTED;
		}
		return rests(cell) ? ActorState.IDLE : ActorState.RUNNING;
	}

	/**
	 * Tells whether an actor has nothing to do, also if a worker without work keeps its
	 * turn.
	 * @param cell the actor
	 * @return whether it has nothing to do
	 */
	static boolean rests(Cell cell) {
		// in this order: a worker keeps the turn no more before it takes a message
		return cell.idle() || (depth(cell) == 0 && cell.lingering);
	}

	private ActorSnapshot.@Nullable Turn running(Cell cell) {
		ForeignTurn foreign = this.engine.turns().foreign(cell);
		if (foreign != null) {
			Class<?> type = foreign.messageType;
			return (type != null) ? new ActorSnapshot.Turn(type.getName(),
					Duration.ofNanos(Math.max(0, this.engine.time().nanoTime() - foreign.sinceNanos))) : null;
		}
		if (cell.idle() || cell.bits(Control.PARKED)) {
			return null;
		}
		long nanos = this.engine.ticker().runsFor(cell);
		Node node = (nanos >= 0) ? cell.current() : null;
		return (node != null && node.isMessage())
				? new ActorSnapshot.Turn(node.message.getClass().getName(), Duration.ofNanos(nanos)) : null;
	}

	AskTimeoutException explain(Ask<?> ask, Stacks stacks) {
		Cell cell = ask.cell();
		return new AskTimeoutException(cell.name(), cell.blueprint.definition.name, ask.messageType(), ask.timeout(),
				state(cell), mailbox(cell, Duration.ZERO), position(ask), running(cell), stacks.of(cell));
	}

	/**
	 * Tells where a question is among the messages that wait.
	 * @param ask the question
	 * @return 1 for the next to be taken, 0 if it has been taken, or -1 if it found no
	 * room
	 */
	private static int position(Ask<?> ask) {
		if (ask.outside) {
			return -1;
		}
		Cell cell = ask.cell();
		AskNode node = ask.node();
		if (node == null || !cell.waiting(node) || node.index - cell.lastIndex() > 0) {
			return 0;
		}
		Extras more = cell.extrasIfAny();
		int ahead = (more != null) ? more.frontSize.get() - more.gaps.get() : 0;
		return Math.max(1, node.index - cell.consumed() + ahead);
	}

	Population population(Definition definition) {
		return populations(List.of(definition)).get(0);
	}

	List<Population> populations(List<Definition> definitions) {
		Map<Definition, Tally> tallies = new LinkedHashMap<>();
		definitions.forEach((definition) -> tallies.put(definition, new Tally(definition)));
		for (Cell cell : cells(definitions)) {
			Tally tally = tallies.get(cell.blueprint.definition);
			if (tally != null) {
				tally.add(cell);
			}
		}
		List<Population> populations = new ArrayList<>();
		tallies.values().forEach((tally) -> populations.add(tally.sum()));
		return populations;
	}

	private List<Cell> cells(List<Definition> definitions) {
		if (definitions.size() == 1 && definitions.get(0).permanent()) {
			Cell cell = this.engine.roster().permanent(definitions.get(0).name);
			if (cell == null) {
				return List.of();
			}
			HighWater.watch(cell);
			return List.of(cell);
		}
		return this.engine.roster().everybody();
	}

	List<ActorSnapshot> deepest(String definition, int limit) {
		Deepest deepest = new Deepest(limit);
		for (Cell cell : this.engine.roster().everybody()) {
			if (cell.blueprint.definition.name.equals(definition)) {
				deepest.add(cell);
			}
		}
		return deepest.cells().stream().map(this::of).toList();
	}

	Map<String, List<ActorSnapshot>> deepest(int limit) {
		Map<String, Deepest> deepest = new LinkedHashMap<>();
		for (Cell cell : this.engine.roster().everybody()) {
			deepest.computeIfAbsent(cell.blueprint.definition.name, (name) -> new Deepest(limit)).add(cell);
		}
		Map<String, List<ActorSnapshot>> snapshots = new LinkedHashMap<>();
		deepest.forEach((name, cells) -> snapshots.put(name, cells.cells().stream().map(this::of).toList()));
		return snapshots;
	}

	/** The sums of one definition under way. */
	private static final class Tally {

		private final Definition definition;

		private final Map<ActorState, Long> states = new EnumMap<>(ActorState.class);

		private long depth;

		private long processed;

		private long failed;

		private long restarts;

		private long sources;

		private long subscribers;

		private final List<Cell> cells = new ArrayList<>();

		Tally(Definition definition) {
			this.definition = definition;
		}

		void add(Cell cell) {
			this.cells.add(cell);
			Inflows inflows = cell.inflowsIfAny();
			Outlet outlet = cell.outlet();
			this.sources += (inflows != null) ? inflows.size() : 0;
			this.subscribers += (outlet != null) ? outlet.subscribers() : 0;
			this.states.merge(state(cell), 1L, Long::sum);
			this.depth += Snapshots.depth(cell);
		}

		// the living were listed before; who has ended since is either booked or still
		// counted
		private void count() {
			synchronized (this.definition) {
				this.processed = this.definition.processed.sum();
				this.failed = this.definition.failed.sum();
				this.restarts = this.definition.restarts.sum();
				for (Cell cell : this.cells) {
					if (!cell.booked) {
						Extras more = cell.extrasIfAny();
						this.processed += cell.processed();
						this.failed += (more != null) ? more.failed.get() : 0;
						this.restarts += (more != null) ? more.restarted.get() : 0;
					}
				}
			}
		}

		Population sum() {
			count();
			Map<DeadLetter.Reason, Long> letters = new EnumMap<>(DeadLetter.Reason.class);
			for (DeadLetter.Reason reason : DeadLetter.Reason.values()) {
				letters.put(reason, this.definition.deadLetters(reason).sum());
			}
			Map<ActorListener.AskOutcome, Long> asks = new EnumMap<>(ActorListener.AskOutcome.class);
			for (ActorListener.AskOutcome outcome : ActorListener.AskOutcome.values()) {
				asks.put(outcome, this.definition.asks(outcome).sum());
			}
			return new Population(this.definition.name, this.definition.kind, this.definition.permanence,
					this.definition.messageType, this.definition.live.sum(), this.states, this.depth,
					this.definition.capacity, this.processed, this.failed, this.definition.dropped.sum(),
					this.definition.refused.sum(), this.restarts, asks, streams(), letters, letters());
		}

		private Population.Letters letters() {
			return new Population.Letters(this.definition.kept.sum(), this.definition.replayed.sum(),
					this.definition.discarded.sum(), this.definition.quarantined.sum());
		}

		private Population.Streams streams() {
			return new Population.Streams(this.sources, this.definition.received.sum(),
					this.definition.streamErrors.sum(), this.subscribers, this.definition.broadcasts.sum(),
					this.definition.lagged.sum());
		}

	}

}
