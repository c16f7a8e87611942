package io.troupe.runtime;

import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Numbers that many threads write, so far from each other, and from all else, that none
 * shares a cache line: a thread that reads or writes one would otherwise wait for who
 * writes another.
 */
final class Apart {

	/** Two lines of 64 bytes, since processors fetch them in pairs. */
	private static final int STRIDE = 16;

	private final AtomicLongArray numbers;

	/**
	 * Creates numbers that are zero.
	 * @param count how many
	 */
	Apart(int count) {
		this.numbers = new AtomicLongArray((count + 2) * STRIDE);
	}

	long get(int which) {
		return this.numbers.get(place(which));
	}

	boolean compareAndSet(int which, long expected, long value) {
		return this.numbers.compareAndSet(place(which), expected, value);
	}

	long add(int which, long value) {
		return this.numbers.addAndGet(place(which), value);
	}

	// a stride is left free before the first and behind the last
	private static int place(int which) {
		return (which + 1) * STRIDE;
	}

}
