package io.troupe.runtime;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;

/**
 * Which turn runs on which thread. Workers carry theirs in a field; the turns on other
 * threads are listed here.
 */
final class Turns {

	private static final ThreadLocal<@Nullable ForeignTurn> FOREIGN = new ThreadLocal<>();

	private final Set<ForeignTurn> foreign = ConcurrentHashMap.newKeySet();

	private final Engine engine;

	Turns(Engine engine) {
		this.engine = engine;
	}

	/**
	 * Returns the actor whose turn runs on the calling thread.
	 * @return the actor, or {@code null} outside of any turn
	 */
	static @Nullable Cell current() {
		Thread thread = Thread.currentThread();
		if (thread instanceof Worker worker && !worker.lent) {
			return worker.running;
		}
		ForeignTurn turn = FOREIGN.get();
		return (turn != null) ? turn.cell : null;
	}

	/**
	 * Returns the actors that cannot go on while the calling thread blocks: the one whose
	 * turn runs on it, then those whose turn that one interrupted.
	 * @return the actors, none outside of any turn
	 */
	static List<Cell> underWay() {
		List<Cell> cells = new ArrayList<>();
		for (ForeignTurn turn = FOREIGN.get(); turn != null; turn = turn.outer) {
			cells.add(turn.cell);
		}
		if (Thread.currentThread() instanceof Worker worker && worker.running != null) {
			cells.add(worker.running);
		}
		return cells;
	}

	ForeignTurn enter(Cell cell, Thread thread) {
		ForeignTurn turn = new ForeignTurn(cell, thread, FOREIGN.get(), this.engine.time().nanoTime());
		FOREIGN.set(turn);
		if (thread instanceof Worker worker) {
			worker.lent = true;
		}
		this.foreign.add(turn);
		this.engine.ticker().attend();
		return turn;
	}

	void exit(ForeignTurn turn) {
		this.foreign.remove(turn);
		if (turn.outer != null) {
			FOREIGN.set(turn.outer);
			return;
		}
		FOREIGN.remove();
		if (turn.thread instanceof Worker worker) {
			worker.lent = false;
		}
	}

	Collection<ForeignTurn> foreign() {
		return this.foreign;
	}

	@Nullable ForeignTurn foreign(Cell cell) {
		for (ForeignTurn turn : this.foreign) {
			if (turn.cell == cell) {
				return turn;
			}
		}
		return null;
	}

}
