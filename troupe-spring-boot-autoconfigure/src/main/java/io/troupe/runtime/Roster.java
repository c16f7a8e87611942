package io.troupe.runtime;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;

import io.troupe.ActorSpec;
import io.troupe.MailboxOptions;
import io.troupe.Permanence;
import io.troupe.Supervision;
import org.jspecify.annotations.Nullable;

/**
 * Who there is: the permanent actors by name, the spawned ones through their parents, and
 * the definitions of both. Safe for any number of threads.
 */
final class Roster {

	/** Distinct definitions of spawned actors; the rest are counted together. */
	private static final int MOST_DEFINITIONS = 1_000;

	private static final String OTHERS = "others";

	private final Engine engine;

	private final Settings settings;

	private final Map<String, Cell> permanent = Collections.synchronizedMap(new LinkedHashMap<>());

	private final CellList roots = new CellList();

	private final Map<String, Definition> spawned = new ConcurrentHashMap<>();

	private final Numbers numbers = new Numbers();

	// the blueprint made last: specs are mostly used many times in a row
	private volatile @Nullable Blueprint recent;

	private volatile int holds = Control.HELD;

	Roster(Engine engine, Settings settings) {
		this.engine = engine;
		this.settings = settings;
	}

	Cell add(ActorSpec<?> spec) {
		String name = spec.name();
		if (name.equals(OTHERS)) {
			throw new IllegalArgumentException(
					"'" + OTHERS + "' is what surplus definitions are counted under. " + "Name the actor otherwise");
		}
		if (this.engine.draining()) {
			throw new IllegalStateException("Actor '" + name + "' cannot be added any more: the engine has shut down");
		}
		Definition definition = new Definition(name, spec.kind(), Permanence.PERMANENT, spec.messageType(),
				new Sampler(this.engine.sampling()));
		Cell cell;
		synchronized (this.permanent) {
			if (this.permanent.containsKey(name) || this.spawned.containsKey(name)) {
				throw new IllegalArgumentException(
						"There is an actor named '" + name + "' already. Actors: " + names());
			}
			refuseIfGiven(name);
			cell = Cell.of(blueprint(spec, definition), null, 0, Control.HELD | Control.VACANT);
			this.permanent.put(name, cell);
		}
		definition.live.increment();
		this.engine.listeners().onDefined(name);
		welcome(cell);
		return cell;
	}

	private void refuseIfGiven(String name) {
		String spawner = this.numbers.reserve(name);
		if (spawner != null && this.spawned.containsKey(spawner)) {
			throw new IllegalArgumentException("'" + name + "' may be the name of an actor that was spawned as '"
					+ spawner + "'. Name the permanent actor otherwise, or add it before any is spawned");
		}
	}

	Cell spawn(ActorSpec<?> spec, @Nullable Cell parent) {
		// an actor that drains works as always, children and all; others would come too
		// late
		if (this.engine.draining() && (parent == null || parent.bits(Control.ENDING))) {
			throw new IllegalStateException(
					"No actor can be spawned from '" + spec.name() + "' any more: the engine has shut down");
		}
		Blueprint blueprint = this.recent;
		if (blueprint == null || blueprint.spec != spec) {
			blueprint = blueprint(spec, definition(spec));
			this.recent = blueprint;
		}
		Cell cell = Cell.of(blueprint, parent, this.numbers.next(), Control.HELD | Control.VACANT);
		blueprint.definition.live.increment();
		siblings(cell).add(cell);
		return cell;
	}

	/**
	 * Lets an actor go that was born held, so that a pause or a drain in between is not
	 * missed.
	 * @param cell the actor
	 */
	void welcome(Cell cell) {
		if (this.engine.draining()) {
			cell.limit = -1;
		}
		if (this.holds == 0) {
			cell.signal(0, Control.HELD);
			if (this.holds != 0) {
				cell.signal(Control.HELD, 0);
			}
		}
	}

	private Blueprint blueprint(ActorSpec<?> spec, Definition definition) {
		MailboxOptions mailbox = (spec.mailbox() != null) ? spec.mailbox() : this.settings.mailbox();
		Supervision supervision = (spec.supervision() != null) ? spec.supervision() : this.settings.supervision();
		Boolean blocking = spec.isBlocking();
		Executor executor = spec.executor();
		Threads threads = this.engine.threads();
		Dispatcher dispatcher = (executor != null) ? threads.on(executor)
				: ((blocking != null) ? blocking : this.settings.blockingByDefault()) ? threads.blocking()
						: threads.shared();
		int buffer = (spec.buffer() > 0) ? spec.buffer() : this.settings.streamBuffer();
		return new Blueprint(this.engine, spec, definition, mailbox, supervision, dispatcher, buffer);
	}

	private Definition definition(ActorSpec<?> spec) {
		Definition known = this.spawned.get(spec.name());
		return (known != null) ? known : define(spec);
	}

	private Definition define(ActorSpec<?> spec) {
		Definition fresh;
		boolean surplus;
		synchronized (this.permanent) {
			if (this.permanent.containsKey(spec.name())) {
				throw new IllegalArgumentException("'" + spec.name()
						+ "' is the name of a permanent actor. Name the spec of spawned actors otherwise");
			}
			surplus = this.spawned.size() >= MOST_DEFINITIONS && !this.spawned.containsKey(spec.name());
			String name = surplus ? OTHERS : spec.name();
			Definition known = this.spawned.get(name);
			if (known != null) {
				return known;
			}
			fresh = new Definition(name, spec.kind(), Permanence.TRANSIENT, surplus ? null : spec.messageType(),
					new Sampler(this.engine.sampling()));
			this.spawned.put(name, fresh);
		}
		if (surplus) {
			Log.warn("Actors have been spawned by " + MOST_DEFINITIONS + " names; those of '" + spec.name()
					+ "' and of any further name are counted, and called, '" + OTHERS
					+ "'. Name what actors of one kind have in common, such as 'session', not each of them: "
					+ "the engine numbers them by itself. Told once");
		}
		this.engine.listeners().onDefined(fresh.name);
		return fresh;
	}

	private CellList siblings(Cell cell) {
		return (cell.parent != null) ? cell.parent.extras().children : this.roots;
	}

	void forget(Cell cell) {
		Definition definition = cell.blueprint.definition;
		definition.live.decrement();
		if (!definition.permanent()) {
			synchronized (definition) {
				// so that a count finds the actor here or among the living, not in
				// neither or both
				definition.processed.add(cell.processed());
				Extras more = cell.extrasIfAny();
				if (more != null) {
					definition.failed.add(more.failed.get());
					definition.restarts.add(more.restarted.get());
				}
				cell.booked = true;
			}
			siblings(cell).remove(cell);
		}
	}

	void remember(Cell cell) {
		cell.blueprint.definition.live.increment();
	}

	void hold(boolean hold) {
		this.holds = hold ? Control.HELD : 0;
		for (Cell cell : everybody()) {
			if (hold) {
				cell.signal(Control.HELD, 0);
			}
			else {
				cell.signal(0, Control.HELD);
			}
		}
	}

	@Nullable Cell permanent(String name) {
		return this.permanent.get(name);
	}

	@Nullable Cell find(String name) {
		Cell cell = permanent(name);
		if (cell != null) {
			return cell;
		}
		for (Cell each : everybody()) {
			if (each.name().equals(name)) {
				return each;
			}
		}
		return null;
	}

	List<String> names() {
		synchronized (this.permanent) {
			return List.copyOf(this.permanent.keySet());
		}
	}

	/**
	 * Lists the actors without a parent.
	 * @return permanent ones first
	 */
	List<Cell> top() {
		List<Cell> cells;
		synchronized (this.permanent) {
			cells = new ArrayList<>(this.permanent.values());
		}
		cells.addAll(this.roots.copy());
		return cells;
	}

	/**
	 * Lists every actor, each followed by its descendants.
	 * @return permanent ones first
	 */
	List<Cell> everybody() {
		return withDescendants(top());
	}

	/**
	 * Lists actors, each followed by its descendants.
	 * @param top the actors to begin with
	 * @return these and their descendants
	 */
	List<Cell> withDescendants(List<Cell> top) {
		List<Cell> cells = new ArrayList<>();
		List<Cell> waiting = new ArrayList<>(top);
		Collections.reverse(waiting);
		while (!waiting.isEmpty()) {
			Cell cell = waiting.remove(waiting.size() - 1);
			cells.add(cell);
			if (cell.hasChildren()) {
				waiting.addAll(cell.extras().children.copy());
			}
		}
		return cells;
	}

	/** Adjusts how many messages of each definition are timed. */
	void adjustSamplers() {
		synchronized (this.permanent) {
			this.permanent.values().forEach((cell) -> cell.blueprint.definition.sampler.look());
		}
		this.spawned.values().forEach((definition) -> definition.sampler.look());
	}

	List<Definition> definitions() {
		List<Definition> definitions = new ArrayList<>();
		synchronized (this.permanent) {
			this.permanent.values().forEach((cell) -> definitions.add(cell.blueprint.definition));
		}
		this.spawned.values().stream().sorted((a, b) -> a.name.compareTo(b.name)).forEach(definitions::add);
		return definitions;
	}

}
