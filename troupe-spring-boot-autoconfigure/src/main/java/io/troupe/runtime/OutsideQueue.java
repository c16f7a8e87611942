package io.troupe.runtime;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
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

	private final AtomicReferenceArray<@Nullable Cell> ring = new AtomicReferenceArray<>(SIZE);

	// whose turn each place is: its number for who fills it, one more for who empties it
	private final AtomicIntegerArray turns = new AtomicIntegerArray(SIZE);

	private final AtomicInteger end = new AtomicInteger();

	private final AtomicInteger first = new AtomicInteger();

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
			int index = this.end.get();
			int turn = this.turns.get(index & MASK) - index;
			if (turn < 0) {
				this.overflow.add(cell);
				return;
			}
			if (turn == 0 && this.end.compareAndSet(index, index + 1)) {
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
			int index = this.first.get();
			int turn = this.turns.get(index & MASK) - (index + 1);
			if (turn < 0) {
				return null;
			}
			if (turn == 0 && this.first.compareAndSet(index, index + 1)) {
				Cell cell = this.ring.getPlain(index & MASK);
				this.ring.setPlain(index & MASK, null);
				this.turns.setRelease(index & MASK, index + SIZE);
				return cell;
			}
		}
	}

	boolean isEmpty() {
		int index = this.first.get();
		return this.turns.get(index & MASK) - (index + 1) < 0 && this.overflow.isEmpty();
	}

	int size() {
		return Math.max(0, this.end.get() - this.first.get()) + this.overflow.size();
	}

}
