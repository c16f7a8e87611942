package io.troupe.runtime;

import org.jspecify.annotations.Nullable;

/**
 * Takes the oldest waiting message out of a full mailbox, on a sender's thread. What the
 * actor sent to itself, its timers and its piped results stay where they are. Everything
 * here holds the cell's monitor, as the owner does while it moves on.
 * <p>
 * The messages behind one that was taken out of the middle keep their numbers. Until the
 * owner has passed it, the numbers say that one message more waits than does: such gaps
 * are counted.
 */
final class Eviction {

	private Eviction() {
	}

	/**
	 * Takes a message away if more wait than may.
	 * @param cell the actor
	 * @return its node, or {@code null} if there is none to take
	 */
	static @Nullable Node evict(Cell cell) {
		synchronized (cell) {
			if (cell.closed() || cell.depth() - gaps(cell) <= cell.blueprint.capacity) {
				return null;
			}
			Node before = first(cell);
			if (cell.waiting(before) && before.droppable()) {
				pass(cell, before);
				return before;
			}
			return evictAfter(cell, before);
		}
	}

	private static @Nullable Node evictAfter(Cell cell, Node start) {
		Node before = start;
		Node node = linkedAfter(before);
		while (node.index != cell.lastIndex()) {
			Node after = linkedAfter(node);
			if (node.droppable()) {
				before.linkTo(after);
				if (cell.waiting(before)) {
					cell.extras().gaps.incrementAndGet();
				}
				else {
					pass(cell, node);
				}
				return node;
			}
			before = node;
			node = after;
		}
		return null;
	}

	/**
	 * Counts {@code node} as taken, and the gaps before it as passed.
	 * @param cell the actor
	 * @param node the first waiting node
	 */
	static void pass(Cell cell, Node node) {
		int skipped = node.index - cell.consumed() - 1;
		if (skipped > 0) {
			cell.extras().gaps.addAndGet(-skipped);
		}
		cell.take(node);
	}

	/**
	 * Tells how many fewer messages wait than the numbers say.
	 * @param cell the actor
	 * @return the gaps
	 */
	static int gaps(Cell cell) {
		Extras more = cell.extrasIfAny();
		return (more != null) ? more.gaps.get() : 0;
	}

	// the sender of the first node may not have set it yet
	private static Node first(Cell cell) {
		Node first = cell.head;
		while (first == null) {
			Thread.onSpinWait();
			first = cell.head;
		}
		return first;
	}

	// nor the sender of the next one
	private static Node linkedAfter(Node node) {
		Node next = node.next();
		while (next == null) {
			Thread.onSpinWait();
			next = node.next();
		}
		return next;
	}

}
