package io.troupe.runtime;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import io.troupe.Termination;

/**
 * Whom one actor watches, and who watches it. Safe for any number of threads.
 */
final class Watches {

	/** Notices that are still to come, or wait in the mailbox. */
	private final Set<Watch> expected = ConcurrentHashMap.newKeySet();

	/** Who is to be told of the end; whoever takes one out of it tells it. */
	private final Set<Watch> watchers = ConcurrentHashMap.newKeySet();

	void expect(Watch watch) {
		this.expected.add(watch);
	}

	boolean expecting() {
		return !this.expected.isEmpty();
	}

	void settled(Watch watch) {
		this.expected.remove(watch);
	}

	/**
	 * Watches nobody any more: the actor has ended.
	 */
	void withdrawAll() {
		this.expected.forEach((watch) -> {
			watch.withdraw();
			settled(watch);
		});
	}

	void add(Watch watcher) {
		this.watchers.add(watcher);
	}

	void forget(Watch watcher) {
		this.watchers.remove(watcher);
	}

	void tellAll(Termination termination) {
		this.watchers.forEach((watcher) -> {
			if (this.watchers.remove(watcher)) {
				watcher.tell(termination);
			}
		});
	}

}
