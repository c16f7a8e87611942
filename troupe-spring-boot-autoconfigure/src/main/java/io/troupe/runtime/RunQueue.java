package io.troupe.runtime;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;

import org.jspecify.annotations.Nullable;

/**
 * The cells that wait for one worker, in order: its worker adds, anybody takes. A ring of
 * fixed size, as schedulers with work stealing use it.
 */
final class RunQueue {

	private static final int SIZE = 256;

	private static final int MASK = SIZE - 1;

	private final AtomicReferenceArray<@Nullable Cell> ring = new AtomicReferenceArray<>(SIZE);

	private final AtomicInteger first = new AtomicInteger();

	// written by the worker
	private final AtomicInteger end = new AtomicInteger();

	// up to where places were cleared; written by the worker
	private int cleaned;

	/**
	 * Adds a cell, on the worker's thread.
	 * @param cell the cell
	 * @return {@code false} if the ring is full
	 */
	boolean offer(Cell cell) {
		int index = this.end.getPlain();
		if (index - this.first.getAcquire() >= SIZE) {
			return false;
		}
		this.ring.setPlain(index & MASK, cell);
		// with a fence: whoever adds looks for searching workers next
		this.end.set(index + 1);
		return true;
	}

	/**
	 * Takes the first cell, on any thread.
	 * @return the cell, or {@code null} if there is none
	 */
	@Nullable Cell poll() {
		while (true) {
			int index = this.first.get();
			if (this.end.get() - index <= 0) {
				return null;
			}
			Cell cell = this.ring.getAcquire(index & MASK);
			// the worker reuses the place only after this exchange, so the cell is the
			// right one
			if (this.first.compareAndSet(index, index + 1)) {
				return cell;
			}
		}
	}

	int size() {
		return Math.max(0, this.end.get() - this.first.get());
	}

	/**
	 * Forgets cells taken long ago, on the worker's thread.
	 */
	void clean() {
		int until = this.end.getPlain();
		if (until - this.first.get() <= 0) {
			// whoever still holds an old index fails its exchange
			for (int i = Math.max(this.cleaned, until - SIZE); i < until; i++) {
				this.ring.setPlain(i & MASK, null);
			}
			this.cleaned = until;
		}
	}

}
