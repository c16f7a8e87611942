package io.troupe;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * One actor as it was at one moment, for whoever watches. The figures are read without
 * stopping the actor, each on its own, so two of them may belong to neighbouring moments.
 *
 * @param name the actor's name
 * @param definition the name of its definition: the same as its name for a permanent
 * actor, shared by all actors spawned from specs of that name otherwise
 * @param kind what it is to the outside
 * @param permanence how long it is meant to live
 * @param messageType the messages it takes, or {@code null} if its spec does not say
 * @param state what it is doing
 * @param mailbox its mailbox
 * @param processed messages handled without failure
 * @param failed messages whose handling failed
 * @param dropped messages its full mailbox dropped
 * @param refused messages its full mailbox refused
 * @param restarts how often supervision replaced its instance
 * @param children how many children it has
 * @param streams what it listens to and who listens to it
 * @param running the message it handles at the moment, or {@code null} if none
 * @param failures its last failures, newest first
 * @since 0.1.0
 */
public record ActorSnapshot(String name, String definition, ActorKind kind, Permanence permanence,
		@Nullable String messageType, ActorState state, Mailbox mailbox, long processed, long failed, long dropped,
		long refused, long restarts, int children, Streams streams, @Nullable Turn running, List<Failure> failures) {

	public ActorSnapshot {
		failures = List.copyOf(failures);
	}

	/**
	 * A mailbox.
	 *
	 * @param depth messages that wait
	 * @param capacity most messages that wait, or {@code 0} for no bound
	 * @param overflow what it does when full
	 * @param highWaterMark the greatest depth seen so far
	 * @param oldestAge how long the oldest message has waited at least, zero if none
	 * does: exact to a second for a permanent actor while actors run, else counted from
	 * the first look
	 * @param stashed messages put aside by the actor
	 * @param saturated whether it has risen to the depth of
	 * {@link MailboxOptions#highWaterMark()} and not fallen to half of that since, as far
	 * as anybody looked: each of the actor's turns does, and each snapshot
	 */
	public record Mailbox(int depth, int capacity, Overflow overflow, int highWaterMark, Duration oldestAge,
			int stashed, boolean saturated) {

	}

	/**
	 * Streams.
	 *
	 * @param sources the sources attached now, in no order
	 * @param received elements handled from all sources so far
	 * @param errors how many sources ended with an error so far
	 * @param subscribers who listens to its broadcast, in no order
	 * @param broadcast items broadcast so far, heard or not
	 * @param lagged items that slow subscribers lost so far
	 */
	public record Streams(List<Inflow> sources, long received, long errors, List<Outflow> subscribers, long broadcast,
			long lagged) {

		/** No streams at all. */
		public static final Streams NONE = new Streams(List.of(), 0, 0, List.of(), 0, 0);

		public Streams {
			sources = List.copyOf(sources);
			subscribers = List.copyOf(subscribers);
		}

	}

	/**
	 * One attached source.
	 *
	 * @param name its name
	 * @param received elements handled so far
	 * @param queued elements that wait in the mailbox
	 * @param window most elements that are requested and not yet handled
	 */
	public record Inflow(String name, long received, long queued, int window) {

	}

	/**
	 * One subscriber.
	 *
	 * @param name the class of the subscriber, or the actor that listens
	 * @param delivered items it got so far
	 * @param waiting items that wait for it
	 * @param lagged items it lost so far
	 */
	public record Outflow(String name, long delivered, long waiting, long lagged) {

	}

	/**
	 * The handling of one message.
	 *
	 * @param messageType the class of the message
	 * @param duration how long it has run, to about a millisecond
	 */
	public record Turn(String messageType, Duration duration) {

	}

	/**
	 * One failure.
	 *
	 * @param time when it happened
	 * @param messageType the class of the message, or {@code null} if none was at hand
	 * @param exception the class and text of the throwable
	 */
	public record Failure(Instant time, @Nullable String messageType, String exception) {

	}

}
