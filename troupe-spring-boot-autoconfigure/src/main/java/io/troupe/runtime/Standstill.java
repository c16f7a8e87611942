package io.troupe.runtime;

import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import io.troupe.AskCycleException;
import org.jspecify.annotations.Nullable;

/**
 * A thread that blocks on the answer to an ask within a turn. It does not begin if the
 * answer waits for this very turn, and it lets go on whom the actor has muted and the
 * answer depends on.
 */
final class Standstill {

	private final Ask<?> ask;

	// of the actor whose turn it is and of those whose turn it interrupted on this thread
	private final List<Wait> waits = new ArrayList<>();

	private final List<Cell> cells;

	private Standstill(Ask<?> ask, List<Cell> cells) {
		this.ask = ask;
		this.cells = cells;
		for (Cell cell : cells) {
			this.waits.add(new Wait(cell, ask));
		}
	}

	/**
	 * Notes that the calling thread blocks.
	 * @param ask what it blocks on
	 * @return what ends once it goes on, or {@code null} outside of any turn
	 * @throws AskCycleException if the answer waits for the turn
	 * @throws IllegalStateException if the thread is the one that ends asks in time
	 */
	static @Nullable Standstill begin(Ask<?> ask) {
		refuseOnClock(ask);
		List<Cell> cells = Turns.underWay();
		if (cells.isEmpty()) {
			return null;
		}
		Standstill standstill = new Standstill(ask, cells);
		standstill.waits.forEach(Waits::add);
		// in this order: of two turns that close a circle at once, the last to pass here
		// sees what the other has added
		VarHandle.fullFence();
		try {
			standstill.refuseCycle();
			standstill.relieve();
			return standstill;
		}
		catch (RuntimeException | Error ex) {
			standstill.end();
			throw ex;
		}
	}

	private static void refuseOnClock(Ask<?> ask) {
		if (SystemTime.runsHere()) {
			throw new IllegalStateException(
					"Thread '" + Thread.currentThread().getName() + "' must not block on an ask to actor '"
							+ ask.cell().name() + "': all timers and timeouts would wait for it, that of the ask too. "
							+ "Use thenCompose instead, or an Async stage with an executor");
		}
	}

	void end() {
		this.waits.forEach(Waits::remove);
	}

	private void refuseCycle() {
		Set<Wait> circle = new LinkedHashSet<>();
		Wait wait = Waits.of(this.ask.cell());
		while (wait != null && circle.add(wait) && !this.waits.contains(wait)) {
			wait = Waits.of(wait.ask.cell());
		}
		if (wait != null && this.waits.contains(wait) && closed(circle)) {
			throw failure(circle);
		}
	}

	// the second look: what stands now and stood at the first one did so at the same time
	private boolean closed(Set<Wait> circle) {
		Ask<?> question = this.ask;
		for (Wait wait : circle) {
			if (!wait.stands() || !wait.keeps(question)) {
				return false;
			}
			question = wait.ask;
		}
		return true;
	}

	private RuntimeException failure(Set<Wait> circle) {
		Cell first = this.cells.get(0);
		List<String> path = new ArrayList<>();
		path.add(first.name());
		Cell last = first;
		for (Wait wait : circle) {
			last = wait.cell;
			path.add(last.name());
		}
		if (last != first) {
			// the turn of the last stands still because that of the first interrupted it
			path.add(first.name());
		}
		return (path.size() > 2) ? new AskCycleException(first.blueprint.definition.name, path)
				: new IllegalStateException("Actor '" + first.name()
						+ "' must not block on an ask to itself: it cannot answer before its handler returns. "
						+ "Use pipeToSelf instead");
	}

	// each actor that the answer waits for has to take its turn
	private void relieve() {
		Set<Cell> seen = new HashSet<>();
		Cell needed = this.ask.cell();
		while (needed != null && seen.add(needed)) {
			for (Cell receiver : Waits.muters(needed)) {
				if (Waits.hangs(receiver, this.cells)) {
					receiver.extras().pressure.spare(needed);
				}
			}
			needed = Waits.asked(needed);
		}
	}

}
