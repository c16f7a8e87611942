package io.troupe.runtime;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;

/**
 * The turns of one engine's actors that stand still, each until an ask is answered.
 * A {@link Standstill} looks for a circle after it has added to them, so that of several
 * that close one at the same time at least the last finds it. Safe for any number of
 * threads.
 */
final class Waits {

	private final Map<Cell, Wait> waits = new ConcurrentHashMap<>();

	/**
	 * Returns the wait of an actor, of whichever engine.
	 * @param cell the actor
	 * @return its wait, or {@code null} if its turn does not stand still
	 */
	static @Nullable Wait of(Cell cell) {
		return cell.engine().waits().waits.get(cell);
	}

	static void add(Wait wait) {
		wait.cell.engine().waits().waits.put(wait.cell, wait);
	}

	static void remove(Wait wait) {
		wait.cell.engine().waits().waits.remove(wait.cell, wait);
	}

}
