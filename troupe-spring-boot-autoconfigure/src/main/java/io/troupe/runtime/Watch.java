package io.troupe.runtime;

import java.util.function.Supplier;

import io.troupe.Termination;
import org.jspecify.annotations.Nullable;

/**
 * The wish of one actor to hear of the end of another. It is kept with both, so that it
 * goes with whichever ends first. Any thread may use it.
 */
final class Watch {

	private final Cell watcher;

	// unknown if it is wrapped by the application
	private final @Nullable Cell watched;

	private final Supplier<?> message;

	Watch(Cell watcher, @Nullable Cell watched, Supplier<?> message) {
		this.watcher = watcher;
		this.watched = watched;
		this.message = message;
	}

	void tell(Termination termination) {
		if (this.watcher.closed()) {
			settled();
		}
		else {
			this.watcher.engine()
				.admission()
				.exempt(this.watcher, new PipedNode(termination, this.message, this::settled));
		}
	}

	private void settled() {
		this.watcher.extras().watches().settled(this);
	}

	/** Lets the watched actor know nothing of the watcher any more. */
	void withdraw() {
		if (this.watched != null) {
			this.watched.extras().watches().forget(this);
		}
	}

}
