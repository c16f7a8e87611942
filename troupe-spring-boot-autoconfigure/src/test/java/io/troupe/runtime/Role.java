package io.troupe.runtime;

import java.time.Duration;

import io.troupe.MailboxOptions;
import io.troupe.Overflow;
import io.troupe.Supervision;

/**
 * How an actor of a {@link Program} is bounded and supervised.
 *
 * @param overflow what its full mailbox does
 * @param capacity most messages that wait, or {@code 0} for no bound
 * @param strategy what happens when it fails
 * @param restarts most restarts
 * @param backoffMillis the first wait before a restart
 * @param badInstance the number of the instance that fails to start, or {@code 0}
 */
record Role(Overflow overflow, int capacity, Supervision.Strategy strategy, int restarts, int backoffMillis,
		int badInstance) {

	static final Duration WINDOW = Duration.ofMillis(200);

	MailboxOptions mailbox() {
		return new MailboxOptions(this.capacity, this.overflow, Duration.ZERO, Integer.MAX_VALUE);
	}

	Supervision supervision() {
		Duration first = Duration.ofMillis(this.backoffMillis);
		return new Supervision(this.strategy, this.restarts, WINDOW,
				new Supervision.Backoff(first, first.multipliedBy(4)));
	}

	int bound() {
		return (this.capacity == 0) ? Integer.MAX_VALUE : this.capacity;
	}

	@Override
	public String toString() {
		return this.overflow + "(" + this.capacity + ") " + this.strategy + "(" + this.restarts + ", "
				+ this.backoffMillis + " ms)" + ((this.badInstance > 0) ? " start " + this.badInstance + " fails" : "");
	}

}
