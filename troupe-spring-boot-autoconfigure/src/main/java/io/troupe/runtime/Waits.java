package io.troupe.runtime;

import java.lang.invoke.VarHandle;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;

/**
 * The turns of one engine's actors that stand still, each until an ask is answered.
 * Together with who is muted by whom this is a graph of who cannot go on before whom.
 * Whoever adds to it, a {@link Standstill} or a mute, looks for a circle after it has
 * added, so that of several that close one at the same time at least the last finds it.
 * Safe for any number of threads.
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

	/**
	 * Tells whether an actor cannot go on before one of some others does: it waits for
	 * its answer, or for room in its mailbox, directly or by way of others.
	 * @param cell the actor
	 * @param others the others
	 * @return whether it hangs on one of them
	 */
	static boolean hangs(Cell cell, Collection<Cell> others) {
		// what the caller has added before is seen by who adds after this look
		VarHandle.fullFence();
		if (cell.engine().waits().waits.isEmpty()) {
			// actors that only mute each other never stand still, see Pressure
			return false;
		}
		Set<Cell> seen = new HashSet<>();
		Deque<Cell> left = new ArrayDeque<>();
		left.add(cell);
		while (!left.isEmpty()) {
			Cell next = left.remove();
			if (others.contains(next)) {
				return true;
			}
			if (seen.add(next)) {
				Cell asked = asked(next);
				if (asked != null) {
					left.add(asked);
				}
				left.addAll(muters(next));
			}
		}
		return false;
	}

	/**
	 * Returns whose answer the turn of an actor waits for.
	 * @param cell the actor
	 * @return the other actor, or {@code null} if it waits for none
	 */
	static @Nullable Cell asked(Cell cell) {
		Wait wait = of(cell);
		return (wait != null && !wait.ask.isDone()) ? wait.ask.cell() : null;
	}

	/**
	 * Returns the overloaded receivers that hold an actor back.
	 * @param cell the actor
	 * @return the receivers, as they come and go
	 */
	static Set<Cell> muters(Cell cell) {
		Extras more = cell.extrasIfAny();
		return (more != null) ? more.muters() : Set.of();
	}

}
