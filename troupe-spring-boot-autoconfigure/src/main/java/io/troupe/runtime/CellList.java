package io.troupe.runtime;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * The children of one actor, or the actors without a parent. Each cell keeps its place in
 * the list, so that adding and removing take constant time and four bytes. Safe for any
 * number of threads.
 */
final class CellList {

	private static final int SMALLEST = 4;

	private @Nullable Cell[] cells = new Cell[SMALLEST];

	private int size;

	synchronized void add(Cell cell) {
		if (this.size == this.cells.length) {
			this.cells = Arrays.copyOf(this.cells, this.size * 2);
		}
		this.cells[this.size] = cell;
		cell.place = this.size++;
	}

	synchronized void remove(Cell cell) {
		int place = cell.place;
		if (place >= this.size || this.cells[place] != cell) {
			return;
		}
		Cell last = Objects.requireNonNull(this.cells[--this.size]);
		this.cells[this.size] = null;
		if (last != cell) {
			this.cells[place] = last;
			last.place = place;
		}
		if (this.size < this.cells.length / 4 && this.cells.length > SMALLEST) {
			this.cells = Arrays.copyOf(this.cells, this.cells.length / 2);
		}
	}

	synchronized int size() {
		return this.size;
	}

	synchronized List<Cell> copy() {
		Cell[] copy = new Cell[this.size];
		System.arraycopy(this.cells, 0, copy, 0, this.size);
		return List.of(copy);
	}

}
