package io.troupe.runtime;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicReferenceArray;

import org.jspecify.annotations.Nullable;

/**
 * The cells that wait for any worker: threads of all kinds add, workers take. It is
 * Dmitry Vyukov's bounded queue for many producers and consumers, which allocates
 * nothing, and a linked queue for what does not fit. Order matters only so far as nobody
 * waits for ever: while there is an overflow, the two take turns.
 */
final class OutsideQueue {

	private static final int SIZE = 1024;

	private static final int MASK = SIZE - 1;

	private static final int END = 0;

	private static final int FIRST = 1;

	private final AtomicReferenceArray<@Nullable Cell> ring = new AtomicReferenceArray<>(SIZE);

	// whose turn each place is: its number for who fills it, one more for who empties it
	private final AtomicIntegerArray turns = new AtomicIntegerArray(SIZE);

	// numbers of places, which wrap around as ints do: who adds writes one, who takes the
	// other
	private final Apart positions = new Apart(2);

	private final Queue<Cell> overflow = new ConcurrentLinkedQueue<>();

	// which of the two is next; lost updates do no harm
	private int next;

	OutsideQueue() {
		for (int i = 0; i < SIZE; i++) {
			this.turns.setPlain(i, i);
		}
	}

	void add(Cell cell) {
		while (true) {
			int index = (int) this.positions.get(END);
			int turn = this.turns.get(index & MASK) - index;
			if (turn < 0) {
				this.overflow.add(cell);
				return;
			}
			if (turn == 0 && this.positions.compareAndSet(END, index, index + 1)) {
				this.ring.setPlain(index & MASK, cell);
				this.turns.set(index & MASK, index + 1);
				return;
			}
		}
	}

	/**
	 * Takes a cell.
	 * @return the cell, or {@code null} if there is none
	 */
	@Nullable Cell poll() {
		if (this.overflow.isEmpty()) {
			return pollRing();
		}
		Cell late = ((this.next++ & 1) == 0) ? this.overflow.poll() : null;
		Cell cell = (late != null) ? late : pollRing();
		return (cell != null) ? cell : this.overflow.poll();
	}

	private @Nullable Cell pollRing() {
		while (true) {
			int index = (int) this.positions.get(FIRST);
			int turn = this.turns.get(index & MASK) - (index + 1);
			if (turn < 0) {
				return null;
			}
			if (turn == 0 && this.positions.compareAndSet(FIRST, index, index + 1)) {
				Cell cell = this.ring.getPlain(index & MASK);
				this.ring.setPlain(index & MASK, null);
				this.turns.setRelease(index & MASK, index + SIZE);
				return cell;
			}
		}
	}

	boolean isEmpty() {
		int index = (int) this.positions.get(FIRST);
		return this.turns.get(index & MASK) - (index + 1) < 0 && this.overflow.isEmpty();
	}

	int size() {
		return inRing() + this.overflow.size();
	}

	/**
	 * Counts the cells without those of the overflow, which are counted one by one.
	 * @return how many there are
	 */
	int inRing() {
		return Math.max(0, (int) this.positions.get(END) - (int) this.positions.get(FIRST));
	}

}
