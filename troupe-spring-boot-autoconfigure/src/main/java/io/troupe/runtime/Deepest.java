package io.troupe.runtime;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * The cells with the most messages waiting, of any number of cells. Each depth is read
 * once, since an order by what changes meanwhile is none.
 */
final class Deepest {

	private static final Comparator<Entry> SHALLOWEST_FIRST = Comparator.comparingInt(Entry::depth)
		.thenComparing((entry) -> entry.cell().number, Comparator.reverseOrder());

	private final int limit;

	private final PriorityQueue<Entry> entries = new PriorityQueue<>(SHALLOWEST_FIRST);

	Deepest(int limit) {
		this.limit = limit;
	}

	void add(Cell cell) {
		this.entries.add(new Entry(cell, Snapshots.depth(cell)));
		if (this.entries.size() > this.limit) {
			this.entries.remove();
		}
	}

	/**
	 * Lists them.
	 * @return the deepest first, of equal ones the older first
	 */
	List<Cell> cells() {
		List<Entry> sorted = new ArrayList<>(this.entries);
		sorted.sort(Collections.reverseOrder(SHALLOWEST_FIRST));
		return sorted.stream().map(Entry::cell).toList();
	}

	/**
	 * One cell.
	 *
	 * @param cell the cell
	 * @param depth its depth when it was looked at
	 */
	private record Entry(Cell cell, int depth) {

	}

}
