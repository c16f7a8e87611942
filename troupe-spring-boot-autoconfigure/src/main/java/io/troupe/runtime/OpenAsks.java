package io.troupe.runtime;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import io.troupe.ActorStoppedException;

/**
 * The asks that wait for an answer, so that none is left waiting when the engine has
 * ended and no clock runs any more. Safe for any number of threads.
 */
final class OpenAsks {

	private final Set<Ask<?>> open = ConcurrentHashMap.newKeySet();

	private volatile boolean closed;

	void add(Ask<?> ask) {
		this.open.add(ask);
		if (this.closed || ask.isDone()) {
			// the end, or the answer, may have come before the ask could be found here
			remove(ask);
			if (this.closed) {
				fail(ask);
			}
		}
	}

	void remove(Ask<?> ask) {
		this.open.remove(ask);
	}

	void close() {
		this.closed = true;
		this.open.forEach(OpenAsks::fail);
	}

	private static void fail(Ask<?> ask) {
		ask.fail(new ActorStoppedException(ask.cell().name(), ask.messageType()));
	}

}
