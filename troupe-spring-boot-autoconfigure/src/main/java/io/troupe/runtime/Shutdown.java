package io.troupe.runtime;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * The orderly end of an engine within a budget: outside sends are refused, what is queued
 * is processed, the actors end, and what could not be done in time becomes dead letters.
 * It looks at the actors from the thread that shuts down; nothing is added to their
 * turns.
 */
final class Shutdown {

	private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

	/**
	 * How long actors that are told to stop at once may take for their current message.
	 */
	private static final long GRACE = TimeUnit.MILLISECONDS.toNanos(500);

	private final Engine engine;

	Shutdown(Engine engine) {
		this.engine = engine;
	}

	DrainReport run(Duration budget) {
		// whoever interrupts wants the end soon, not actors that are cut off in their
		// onStop
		boolean hurried = Thread.interrupted();
		try {
			return run(hurried ? 0 : Nanos.of(budget));
		}
		finally {
			if (hurried) {
				Thread.currentThread().interrupt();
			}
		}
	}

	private DrainReport run(long budget) {
		long begin = System.nanoTime();
		long deadline = begin + budget;
		Map<Definition, long[]> before = counts();
		this.engine.drain();
		for (Cell cell : this.engine.roster().everybody()) {
			cell.limit = -1;
			Inflows streams = cell.inflowsIfAny();
			if (streams != null) {
				streams.drain();
			}
		}
		await(this::quiet, deadline);
		stopAll(false);
		boolean complete = await(this::allEnded, deadline) || endTheRest();
		List<DrainReport.Entry> entries = entries(before);
		complete &= entries.stream().allMatch((entry) -> entry.left() == 0);
		return new DrainReport(complete, Duration.ofNanos(System.nanoTime() - begin), entries);
	}

	// whether all ended by themselves after all
	private boolean endTheRest() {
		stopAll(true);
		if (await(this::allEnded, System.nanoTime() + GRACE)) {
			return true;
		}
		Supervisor supervisor = this.engine.supervisor();
		this.engine.roster().everybody().forEach(supervisor::force);
		// parents that waited for a forced child still get their onStop
		if (!await(this::allEnded, System.nanoTime() + GRACE)) {
			this.engine.roster()
				.everybody()
				.stream()
				.filter((cell) -> !cell.bits(Control.ENDED))
				.forEach(supervisor::abandon);
		}
		return false;
	}

	private void stopAll(boolean now) {
		for (Cell cell : this.engine.roster().top()) {
			cell.change(Control.SHUTDOWN, 0);
			if (now || cell.bits(Control.HELD | Control.SUSPENDED)) {
				this.engine.supervisor().stopNow(cell);
			}
			else {
				this.engine.supervisor().stop(cell);
			}
		}
		if (now) {
			for (Cell cell : this.engine.roster().everybody()) {
				cell.change(Control.SHUTDOWN, 0);
				this.engine.supervisor().stopNow(cell);
			}
		}
	}

	private static boolean await(BooleanSupplier condition, long deadline) {
		boolean interrupted = false;
		boolean met = condition.getAsBoolean();
		while (!met && System.nanoTime() - deadline < 0) {
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

	// two looks in a row with nobody at work and nothing done in between: a message on
	// its way
	// from one actor to another shows in at least one of them
	private boolean quiet() {
		List<Cell> cells = this.engine.roster().everybody();
		return cells.stream().noneMatch(Shutdown::busy) && same(cells)
				&& cells.size() == this.engine.roster().everybody().size();
	}

	private boolean same(List<Cell> cells) {
		List<Long> first = new ArrayList<>();
		cells.forEach((cell) -> first.add(progress(cell)));
		if (cells.stream().anyMatch(Shutdown::busy)) {
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
	private static boolean busy(Cell cell) {
		if (cell.bits(Control.ENDED | Control.HELD | Control.SUSPENDED)) {
			return false;
		}
		if (cell.bits(Control.BACKING_OFF)) {
			return Snapshots.depth(cell) > 0;
		}
		return !cell.idle() || cell.pending() > 0;
	}

	private boolean allEnded() {
		return this.engine.roster().everybody().stream().allMatch((cell) -> cell.bits(Control.ENDED));
	}

	private Map<Definition, long[]> counts() {
		Map<Definition, long[]> counts = new LinkedHashMap<>();
		List<Definition> definitions = this.engine.roster().definitions();
		List<Population> populations = this.engine.snapshots().populations(definitions);
		for (int i = 0; i < definitions.size(); i++) {
			Population population = populations.get(i);
			long letters = definitions.get(i).left.sum();
			counts.put(definitions.get(i), new long[] { population.processed() + population.failed(), letters });
		}
		return counts;
	}

	private List<DrainReport.Entry> entries(Map<Definition, long[]> before) {
		List<DrainReport.Entry> entries = new ArrayList<>();
		counts().forEach((definition, now) -> {
			long[] then = before.getOrDefault(definition, new long[2]);
			long drained = now[0] - then[0];
			long left = now[1] - then[1];
			if (drained > 0 || left > 0) {
				entries.add(new DrainReport.Entry(definition.name, drained, left));
			}
		});
		return entries;
	}

}
