package io.troupe.runtime;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * The orderly end of an engine within a budget: outside sends are refused, what is queued
 * is processed, the actors end stage by stage, and what could not be done in time becomes
 * dead letters. All stages are at work from the beginning; it is their end that keeps the
 * order. It looks at the actors from the thread that shuts down; nothing is added to
 * their turns.
 */
final class Shutdown {

	private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

	/**
	 * How long actors that are told to stop at once may take for their current message.
	 */
	private static final long GRACE = TimeUnit.MILLISECONDS.toNanos(500);

	private final Engine engine;

	private final DrainStages stages;

	// those in whose turn it was called
	private final Set<Cell> callers;

	private final Set<Cell> parents = new HashSet<>();

	private final Map<Definition, Long> forced = new LinkedHashMap<>();

	Shutdown(Engine engine, DrainStages stages, List<Cell> callers) {
		this.engine = engine;
		this.stages = stages;
		this.callers = Set.copyOf(callers);
		for (Cell caller : callers) {
			for (Cell cell = caller.parent; cell != null; cell = cell.parent) {
				this.parents.add(cell);
			}
		}
	}

	DrainReport run(Duration budget) {
		// whoever interrupts wants the end soon, not actors that are cut off in their
		// onStop
		boolean hurried = Thread.interrupted();
		try {
			return run(hurried ? 0 : Nanos.of(budget), hurried);
		}
		finally {
			if (hurried) {
				Thread.currentThread().interrupt();
			}
		}
	}

	private DrainReport run(long budget, boolean interrupted) {
		long begin = System.nanoTime();
		Map<Definition, long[]> before = counts();
		this.engine.drain();
		for (Cell cell : this.engine.roster().everybody()) {
			cell.limit = -1;
			Inflows streams = cell.inflowsIfAny();
			if (streams != null) {
				streams.drain();
			}
		}
		// half of the budget is whose need it is first, of the other half each stage has
		// its share for sure
		int last = this.stages.last();
		long share = budget / 2 / (last + 1);
		for (int stage = 0; stage <= last; stage++) {
			drain(stage, share, begin + budget - (last - stage) * share);
		}
		boolean complete = (await(this::othersEnded, begin + budget) && this.callers.isEmpty()) || endTheRest();
		List<DrainReport.Entry> entries = entries(before);
		complete &= entries.stream().allMatch((entry) -> entry.left() == 0 && entry.awaited() == 0);
		return new DrainReport(complete, interrupted || this.engine.hurried(),
				Duration.ofNanos(System.nanoTime() - begin), entries);
	}

	private void drain(int stage, long share, long deadline) {
		Supplier<List<Cell>> own = () -> this.stages.at(stage);
		long now = System.nanoTime();
		long patience = (deadline - now > share) ? now + share : deadline;
		// an actor whose handle went along in a message may get an answer from a later
		// stage, and one of an earlier stage may be late with its onStop: so a stage
		// stays while anybody is at work, but not for as long as that might take
		if (!await(() -> quiet(this.engine.roster()::everybody), patience)) {
			await(() -> quiet(own), deadline);
		}
		this.stages.top(stage).forEach(this::stop);
		if (!await(() -> othersEnded(own.get()), deadline)) {
			own.get().forEach(this::stopNow);
		}
	}

	// whether all ended by themselves after all
	private boolean endTheRest() {
		this.engine.roster().everybody().forEach(this::stopNow);
		if (awaitInSpiteOfHurry(this::othersEnded, System.nanoTime() + GRACE) && this.callers.isEmpty()) {
			return true;
		}
		Supervisor supervisor = this.engine.supervisor();
		List<Cell> late = this.engine.roster().everybody().stream().filter((cell) -> !hasEnded(cell)).toList();
		late.forEach(supervisor::force);
		// parents that waited for a forced child still get their onStop
		if (!awaitInSpiteOfHurry(this::allEnded, System.nanoTime() + GRACE)) {
			this.engine.roster().everybody().stream().filter((cell) -> !hasEnded(cell)).forEach(supervisor::abandon);
		}
		late.stream()
			.filter((cell) -> cell.bits(Control.FORCED))
			.forEach((cell) -> this.forced.merge(cell.blueprint.definition, 1L, Long::sum));
		return false;
	}

	private void stop(Cell cell) {
		cell.change(Control.SHUTDOWN, 0);
		if (cell.bits(Control.HELD | Control.SUSPENDED)) {
			this.engine.supervisor().stopNow(cell);
		}
		else {
			this.engine.supervisor().stop(cell);
		}
	}

	private void stopNow(Cell cell) {
		cell.change(Control.SHUTDOWN, 0);
		this.engine.supervisor().stopNow(cell);
	}

	private boolean await(BooleanSupplier condition, long deadline) {
		return await(condition, deadline, this.engine::hurried);
	}

	private static boolean awaitInSpiteOfHurry(BooleanSupplier condition, long deadline) {
		return await(condition, deadline, () -> false);
	}

	/**
	 * Waits for something, whether the thread is interrupted or not.
	 * @param condition what to wait for
	 * @param deadline when to give up, by {@link System#nanoTime}
	 * @param enough tells whether to give up before
	 * @return whether it has come
	 */
	static boolean await(BooleanSupplier condition, long deadline, BooleanSupplier enough) {
		boolean interrupted = false;
		boolean met = condition.getAsBoolean();
		while (!met && System.nanoTime() - deadline < 0 && !enough.getAsBoolean()) {
			LockSupport.parkNanos(LOOK_NANOS);
			// parking would return at once for ever
			interrupted |= Thread.interrupted();
			met = condition.getAsBoolean();
		}
		if (interrupted) {
			Thread.currentThread().interrupt();
		}
		return met;
	}

	// two looks in a row with nobody at work and nothing done in between: a message that
	// is between two actors shows in at least one of them
	private boolean quiet(Supplier<List<Cell>> actors) {
		List<Cell> cells = actors.get();
		return cells.stream().noneMatch(this::busy) && same(cells) && cells.size() == actors.get().size();
	}

	private boolean same(List<Cell> cells) {
		List<Long> first = new ArrayList<>();
		cells.forEach((cell) -> first.add(progress(cell)));
		if (cells.stream().anyMatch(this::busy)) {
			return false;
		}
		List<Long> second = new ArrayList<>();
		cells.forEach((cell) -> second.add(progress(cell)));
		return first.equals(second);
	}

	private static long progress(Cell cell) {
		return cell.consumed();
	}

	// held and suspended actors do nothing however long one waits
	private boolean busy(Cell cell) {
		if (cell.bits(Control.ENDED | Control.HELD | Control.SUSPENDED) || stands(cell)) {
			return false;
		}
		if (cell.bits(Control.BACKING_OFF)) {
			return Snapshots.depth(cell) > 0;
		}
		return !Snapshots.rests(cell) || cell.pending() > 0;
	}

	private boolean allEnded() {
		return this.engine.roster().everybody().stream().allMatch(Shutdown::hasEnded);
	}

	private boolean othersEnded() {
		return othersEnded(this.engine.roster().everybody());
	}

	private boolean othersEnded(List<Cell> cells) {
		return cells.stream().allMatch((cell) -> hasEnded(cell) || stands(cell));
	}

	// a caller cannot end before the shutdown does, nor can whoever waits for it as its
	// child
	private boolean stands(Cell cell) {
		return this.callers.contains(cell) || (this.parents.contains(cell) && cell.bits(Control.ENDING));
	}

	private static boolean hasEnded(Cell cell) {
		return cell.bits(Control.ENDED);
	}

	private Map<Definition, long[]> counts() {
		Map<Definition, long[]> counts = new LinkedHashMap<>();
		List<Definition> definitions = this.engine.roster().definitions();
		List<Population> populations = this.engine.snapshots().populations(definitions);
		for (int i = 0; i < definitions.size(); i++) {
			Population population = populations.get(i);
			Definition definition = definitions.get(i);
			counts.put(definition, new long[] { population.processed() + population.failed(), definition.left.sum(),
					definition.awaited.sum() });
		}
		return counts;
	}

	private List<DrainReport.Entry> entries(Map<Definition, long[]> before) {
		List<DrainReport.Entry> entries = new ArrayList<>();
		counts().forEach((definition, now) -> {
			long[] then = before.getOrDefault(definition, new long[3]);
			long drained = now[0] - then[0];
			long left = now[1] - then[1];
			long awaited = now[2] - then[2];
			long unfinished = this.forced.getOrDefault(definition, 0L);
			if (drained > 0 || left > 0 || awaited > 0 || unfinished > 0) {
				entries.add(new DrainReport.Entry(definition.name, drained, left, awaited, unfinished));
			}
		});
		return entries;
	}

}
