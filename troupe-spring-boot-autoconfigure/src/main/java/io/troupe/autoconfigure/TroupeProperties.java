package io.troupe.autoconfigure;

import java.time.Duration;
import java.util.Map;

import io.troupe.Overflow;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What an application sets about its actors, under {@code troupe}.
 *
 * @param autoStartup Whether actors start with the application context.
 * @param mailbox Mailboxes of all actors.
 * @param executor Threads that run actors.
 * @param ask Questions to actors.
 * @param supervision Failure of all actors.
 * @param stream Streams from and to all actors.
 * @param shutdown End of the application.
 * @param blockedWarning Time after which a handler that still runs is logged with its
 * stack, once. Zero switches the warning off.
 * @param deadLetters Messages that were given up.
 * @param actors Settings of single actors, by the name of the actor bean. They win over
 * its annotation. Spawned actors are set up by their ActorSpec.
 * @since 0.1.0
 */
@ConfigurationProperties("troupe")
public record TroupeProperties(@DefaultValue("true") boolean autoStartup, @DefaultValue Mailbox mailbox,
		@DefaultValue Executor executor, @DefaultValue Ask ask, @DefaultValue Supervision supervision,
		@DefaultValue Stream stream, @DefaultValue Shutdown shutdown, @DefaultValue("1s") Duration blockedWarning,
		@DefaultValue DeadLetters deadLetters, @DefaultValue Map<String, Actor> actors) {

	public TroupeProperties {
		actors = Map.copyOf(actors);
	}

	/**
	 * Mailboxes of all actors.
	 *
	 * @param capacity Messages a mailbox holds. Zero means no bound.
	 * @param overflow What a full mailbox does with one more message.
	 * @param blockTimeout Time a sender waits for a free slot when the overflow is to
	 * block.
	 * @param highWaterMark Depth at which a warning is logged and the mailbox counts as
	 * saturated, until it has drained to half of that. At most the capacity. Zero means
	 * four fifths of it.
	 */
	public record Mailbox(@DefaultValue("8192") int capacity, @DefaultValue("backpressure") Overflow overflow,
			@DefaultValue("1s") Duration blockTimeout, @DefaultValue("0") int highWaterMark) {

	}

	/**
	 * Threads that run actors.
	 *
	 * @param mode Kind of threads, unless there is a bean named 'troupeTaskExecutor'.
	 * @param parallelism Threads of the worker pool. By default as many as there are
	 * processors.
	 * @param throughput Messages an actor handles before it yields its thread.
	 * @param idlePolling How long a worker without work, and a thread that blocks on an
	 * ask (never more than 20us), look for it before they park. Also how long a worker
	 * lets small messages gather (never more than 20us). Zero to park at once.
	 * @param maxBlockingThreads Most threads for blocking actors where there are no
	 * virtual threads.
	 */
	public record Executor(@DefaultValue("auto") Mode mode, @Nullable Integer parallelism,
			@DefaultValue("64") int throughput, @DefaultValue("50us") Duration idlePolling,
			@DefaultValue("256") int maxBlockingThreads) {

		/** Kind of threads. */
		public enum Mode {

			/**
			 * Virtual threads if 'spring.threads.virtual.enabled' is true, else platform.
			 */
			AUTO,

			/** A pool of platform threads. */
			PLATFORM,

			/** A virtual thread for each activation of an actor. Needs Java 21. */
			VIRTUAL

		}

	}

	/**
	 * Questions to actors.
	 *
	 * @param timeout Time an ask waits for its answer if it does not say.
	 */
	public record Ask(@DefaultValue("10s") Duration timeout) {

	}

	/**
	 * Failure of all actors.
	 *
	 * @param strategy What to do with an actor that failed.
	 * @param maxRestarts Most restarts within the window before an actor is stopped for
	 * good.
	 * @param within Window in which restarts are counted.
	 * @param backoff Wait before a restart.
	 */
	public record Supervision(@DefaultValue("restart") io.troupe.Supervision.Strategy strategy,
			@DefaultValue("10") int maxRestarts, @DefaultValue("1m") Duration within, @DefaultValue Backoff backoff) {

	}

	/**
	 * Wait before a restart.
	 *
	 * @param initial Wait before the first restart, doubled at each further one within
	 * the window.
	 * @param max Longest wait before a restart.
	 * @param jitter Most of each wait that is left out at random, as a fraction between 0
	 * and 1, so that actors which failed together do not come back together.
	 */
	public record Backoff(@DefaultValue("100ms") Duration initial, @DefaultValue("30s") Duration max,
			@DefaultValue("0.2") double jitter) {

	}

	/**
	 * Streams from and to all actors.
	 *
	 * @param window Elements of one attached source that are requested and not yet
	 * handled at most, unless the source says otherwise.
	 * @param buffer Items of a broadcast that wait for each subscriber. A slower one
	 * loses the oldest.
	 */
	public record Stream(@DefaultValue("64") int window, @DefaultValue("256") int buffer) {

	}

	/**
	 * End of the application.
	 *
	 * @param drainTimeout Time in which what is queued is processed when the application
	 * ends. At most, and by default, nine tenths of
	 * 'spring.lifecycle.timeout-per-shutdown-phase', less if that is below ten seconds.
	 * @param secondSignal Whether a second TERM or INT signal while the application
	 * closes, more than a second after the first, ends the drain at once.
	 */
	public record Shutdown(@Nullable Duration drainTimeout, @DefaultValue("true") boolean secondSignal) {

	}

	/**
	 * Messages that were given up.
	 *
	 * @param capacity Dead letters that are kept, with their messages, to look at and to
	 * replay. Zero keeps none.
	 * @param showContent Whether the endpoint 'troupedeadletters' shows what messages and
	 * the causes of failures say.
	 * @param quarantineAfter Failures of one message, at first and when it is replayed,
	 * after which it is replayed by force only. Zero means never.
	 */
	public record DeadLetters(@DefaultValue("1000") int capacity, @DefaultValue("false") boolean showContent,
			@DefaultValue("3") int quarantineAfter) {

	}

	/**
	 * Settings of one actor. What is left out is as its annotation says, or else as for
	 * all actors.
	 *
	 * @param mailbox Mailbox of the actor.
	 * @param supervision Failure of the actor.
	 * @param stream Broadcast of the actor.
	 * @param blocking Whether the actor blocks and so gets a thread that may be blocked.
	 * @param executor Name of the executor bean that runs the actor.
	 * @param readiness Whether the application is ready for traffic only while the
	 * actor's mailbox is not saturated and the actor has not failed for good.
	 */
	public record Actor(@DefaultValue ActorMailbox mailbox, @DefaultValue ActorSupervision supervision,
			@DefaultValue ActorStream stream, @Nullable Boolean blocking, @Nullable String executor,
			@DefaultValue("false") boolean readiness) {

	}

	/**
	 * Mailbox of one actor.
	 *
	 * @param capacity Messages the mailbox holds. Zero means no bound.
	 * @param overflow What the full mailbox does with one more message.
	 * @param blockTimeout Time a sender waits for a free slot when the overflow is to
	 * block.
	 * @param highWaterMark Depth at which a warning is logged and the mailbox counts as
	 * saturated.
	 */
	public record ActorMailbox(@Nullable Integer capacity, @Nullable Overflow overflow, @Nullable Duration blockTimeout,
			@Nullable Integer highWaterMark) {

	}

	/**
	 * Failure of one actor.
	 *
	 * @param strategy What to do with the actor when it failed.
	 * @param maxRestarts Most restarts within the window before the actor is stopped.
	 * @param within Window in which restarts are counted.
	 * @param backoff Wait before a restart.
	 */
	public record ActorSupervision(io.troupe.Supervision.@Nullable Strategy strategy, @Nullable Integer maxRestarts,
			@Nullable Duration within, @DefaultValue ActorBackoff backoff) {

	}

	/**
	 * Broadcast of one actor.
	 *
	 * @param buffer Items that wait for each subscriber.
	 */
	public record ActorStream(@Nullable Integer buffer) {

	}

	/**
	 * Wait before a restart of one actor.
	 *
	 * @param initial Wait before the first restart.
	 * @param max Longest wait before a restart.
	 * @param jitter Most of each wait that is left out at random, as a fraction between 0
	 * and 1.
	 */
	public record ActorBackoff(@Nullable Duration initial, @Nullable Duration max, @Nullable Double jitter) {

	}

}
