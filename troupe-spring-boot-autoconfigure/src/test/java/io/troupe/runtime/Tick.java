package io.troupe.runtime;

import java.time.Duration;

import io.troupe.Cancellable;
import org.jspecify.annotations.Nullable;

/**
 * What a timer of a {@link Program} brings, with what is to be known of that timer. Only
 * the turns of its actor touch it, and in single steps the model.
 */
final class Tick {

	final @Nullable Duration period;

	/** When it falls due, for the next time. */
	long dueNanos;

	/** Orders those that are due at the same time. */
	long number;

	State state = State.ARMED;

	int received;

	@Nullable Cancellable timer;

	Tick(@Nullable Duration period, long dueNanos) {
		this.period = period;
		this.dueNanos = dueNanos;
	}

	/** Cancels it. Returns what the timer has to answer. */
	boolean cancel() {
		if (this.state == State.CANCELLED || this.state == State.DONE) {
			return false;
		}
		this.state = State.CANCELLED;
		return true;
	}

	@Override
	public String toString() {
		return "tick due at " + this.dueNanos + " " + this.state;
	}

	/** Where the timer is. */
	enum State {

		ARMED, QUEUED, DONE, CANCELLED

	}

}
