package io.troupe;

import java.time.Duration;
import java.util.Objects;

/**
 * How an actor's mailbox is bounded.
 *
 * @param capacity most messages that wait, or {@code 0} for no bound
 * @param overflow what a full mailbox does with one more message
 * @param blockTimeout how long a sender waits under {@link Overflow#BLOCK}
 * @param highWaterMark the depth at which a warning is logged and the mailbox counts as
 * saturated, or {@code 0} for four fifths of the capacity; never more than the capacity
 * @since 0.1.0
 */
public record MailboxOptions(int capacity, Overflow overflow, Duration blockTimeout, int highWaterMark) {

	/** The capacity where nothing else is said. */
	public static final int DEFAULT_CAPACITY = 8192;

	/** What applies where nothing else is said. */
	public static final MailboxOptions DEFAULT = new MailboxOptions(DEFAULT_CAPACITY, Overflow.BACKPRESSURE,
			Duration.ofSeconds(1), 0);

	public MailboxOptions {
		if (capacity < 0) {
			throw new IllegalArgumentException("'capacity' must not be negative, but is " + capacity);
		}
		if (highWaterMark < 0) {
			throw new IllegalArgumentException("'highWaterMark' must not be negative, but is " + highWaterMark);
		}
		Objects.requireNonNull(overflow, "'overflow' must not be null");
		Objects.requireNonNull(blockTimeout, "'blockTimeout' must not be null");
		if (blockTimeout.isNegative()) {
			throw new IllegalArgumentException("'blockTimeout' must not be negative, but is " + blockTimeout);
		}
	}

	/**
	 * Returns options with the given bound and otherwise the defaults.
	 * @param capacity most messages that wait, or {@code 0} for no bound
	 * @param overflow what a full mailbox does with one more message
	 * @return the options
	 */
	public static MailboxOptions of(int capacity, Overflow overflow) {
		return new MailboxOptions(capacity, overflow, DEFAULT.blockTimeout, 0);
	}

	/**
	 * Whether there is no bound.
	 * @return {@code true} with a capacity of {@code 0}
	 */
	public boolean unbounded() {
		return this.capacity == 0;
	}

}
