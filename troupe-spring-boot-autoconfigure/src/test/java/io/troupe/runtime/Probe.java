package io.troupe.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Collects what other threads report, in the order they do.
 *
 * @param <T> what is reported
 */
final class Probe<T> {

	private final BlockingQueue<T> seen = new LinkedBlockingQueue<>();

	void add(T item) {
		this.seen.add(item);
	}

	/** Takes the next item, waiting for it. */
	T next() {
		try {
			T item = this.seen.poll(Soon.LIMIT.toMillis(), TimeUnit.MILLISECONDS);
			if (item == null) {
				throw new AssertionError("Nothing was reported");
			}
			return item;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new AssertionError("Interrupted", ex);
		}
	}

	/** Takes the next {@code count} items, waiting for them. */
	List<T> next(int count) {
		List<T> items = new ArrayList<>();
		while (items.size() < count) {
			items.add(next());
		}
		return items;
	}

	/** Returns what has been reported and not taken so far, without waiting. */
	List<T> rest() {
		return List.copyOf(this.seen);
	}

}
