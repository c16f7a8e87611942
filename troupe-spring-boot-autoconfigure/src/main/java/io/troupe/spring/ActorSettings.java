package io.troupe.spring;

import java.time.Duration;

import io.troupe.MailboxOptions;
import io.troupe.Overflow;
import io.troupe.Supervision;
import io.troupe.Supervision.Backoff;
import org.jspecify.annotations.Nullable;

/**
 * What is said about one actor in one place, such as its annotation or the application's
 * properties. What is {@code null} is not said there.
 *
 * @param mailbox how its mailbox is bounded
 * @param supervision what happens when it fails
 * @param blocking whether it blocks
 * @param executor the name of the executor bean that runs it
 * @param buffer most items of its broadcast that wait for each subscriber
 * @since 0.1.0
 */
public record ActorSettings(MailboxSettings mailbox, SupervisionSettings supervision, @Nullable Boolean blocking,
		@Nullable String executor, @Nullable Integer buffer) {

	/** Nothing is said. */
	public static final ActorSettings NONE = new ActorSettings(MailboxSettings.NONE, SupervisionSettings.NONE, null,
			null, null);

	private static <T> @Nullable T first(@Nullable T value, @Nullable T fallback) {
		return (value != null) ? value : fallback;
	}

	/**
	 * Returns what is said here or else there.
	 * @param fallback applies where nothing is said here
	 * @return both together
	 */
	public ActorSettings orElse(ActorSettings fallback) {
		return new ActorSettings(this.mailbox.orElse(fallback.mailbox), this.supervision.orElse(fallback.supervision),
				first(this.blocking, fallback.blocking), first(this.executor, fallback.executor),
				first(this.buffer, fallback.buffer));
	}

	/**
	 * The part about the mailbox.
	 *
	 * @param capacity most messages that wait, or {@code 0} for no bound
	 * @param overflow what a full mailbox does with one more message
	 * @param blockTimeout how long a sender waits under {@link Overflow#BLOCK}
	 * @param highWaterMark the depth at which a warning is logged
	 */
	public record MailboxSettings(@Nullable Integer capacity, @Nullable Overflow overflow,
			@Nullable Duration blockTimeout, @Nullable Integer highWaterMark) {

		/** Nothing is said. */
		public static final MailboxSettings NONE = new MailboxSettings(null, null, null, null);

		private MailboxSettings orElse(MailboxSettings fallback) {
			return new MailboxSettings(first(this.capacity, fallback.capacity), first(this.overflow, fallback.overflow),
					first(this.blockTimeout, fallback.blockTimeout), first(this.highWaterMark, fallback.highWaterMark));
		}

		/**
		 * Returns options with what is said here and otherwise those given.
		 * @param base what applies to all actors
		 * @return the options
		 */
		public MailboxOptions over(MailboxOptions base) {
			return new MailboxOptions((this.capacity != null) ? this.capacity : base.capacity(),
					(this.overflow != null) ? this.overflow : base.overflow(),
					(this.blockTimeout != null) ? this.blockTimeout : base.blockTimeout(),
					(this.highWaterMark != null) ? this.highWaterMark : base.highWaterMark());
		}

	}

	/**
	 * The part about failure.
	 *
	 * @param strategy what to do with the failed actor
	 * @param maxRestarts most restarts within the window
	 * @param within the window in which restarts are counted
	 * @param initialBackoff the wait before the first restart
	 * @param maxBackoff the longest wait
	 * @param jitter most of each wait that is left out at random, as a fraction
	 */
	public record SupervisionSettings(Supervision.@Nullable Strategy strategy, @Nullable Integer maxRestarts,
			@Nullable Duration within, @Nullable Duration initialBackoff, @Nullable Duration maxBackoff,
			@Nullable Double jitter) {

		/** Nothing is said. */
		public static final SupervisionSettings NONE = new SupervisionSettings(null, null, null, null, null, null);

		private SupervisionSettings orElse(SupervisionSettings fallback) {
			return new SupervisionSettings(first(this.strategy, fallback.strategy),
					first(this.maxRestarts, fallback.maxRestarts), first(this.within, fallback.within),
					first(this.initialBackoff, fallback.initialBackoff), first(this.maxBackoff, fallback.maxBackoff),
					first(this.jitter, fallback.jitter));
		}

		/**
		 * Returns supervision with what is said here and otherwise that given.
		 * @param base what applies to all actors
		 * @return the supervision
		 */
		public Supervision over(Supervision base) {
			Duration initial = (this.initialBackoff != null) ? this.initialBackoff : base.backoff().initial();
			Duration max = (this.maxBackoff != null) ? this.maxBackoff : base.backoff().max();
			double jitter = (this.jitter != null) ? this.jitter : base.backoff().jitter();
			return new Supervision((this.strategy != null) ? this.strategy : base.strategy(),
					(this.maxRestarts != null) ? this.maxRestarts : base.maxRestarts(),
					(this.within != null) ? this.within : base.within(), new Backoff(initial, max, jitter));
		}

	}

}
