package io.troupe.runtime;

import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * The last items of a broadcast, numbered. One thread writes at a time; any number read.
 * A reader that finds a later item where it looks for an earlier one has been overtaken.
 */
final class Ring {

	private final AtomicReferenceArray<Item> slots;

	// written by the writer after the slot
	private volatile long last = -1;

	Ring(int size) {
		this.slots = new AtomicReferenceArray<>(size);
	}

	void add(Object value) {
		long index = this.last + 1;
		this.slots.setRelease(slot(index), new Item(index, value));
		this.last = index;
	}

	/**
	 * Reads one item.
	 * @param index its number, not above {@link #last()}
	 * @return that item, or one that has taken its place
	 */
	Item read(long index) {
		return this.slots.getAcquire(slot(index));
	}

	/**
	 * Finds the oldest item that is surely there.
	 * @param seen an item read from this ring
	 * @return its number
	 */
	long oldest(Item seen) {
		// the writer may have put an item in its slot and not counted it yet
		return Math.max(this.last, seen.index) - this.slots.length() + 1;
	}

	long last() {
		return this.last;
	}

	int size() {
		return this.slots.length();
	}

	private int slot(long index) {
		return (int) (index % this.slots.length());
	}

	/**
	 * One broadcast item.
	 *
	 * @param index its number
	 * @param value the item
	 */
	record Item(long index, Object value) {

	}

}
