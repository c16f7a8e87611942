package io.troupe.actuate;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import io.troupe.ActorKind;
import io.troupe.ActorSnapshot;
import io.troupe.ActorState;
import io.troupe.Permanence;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.endpoint.OperationResponseBody;

/**
 * One actor, whole.
 *
 * @param name its name
 * @param definition the name of its definition
 * @param kind what it is to the outside
 * @param permanence how long it is meant to live
 * @param messageType the messages it takes, or {@code null} if its spec does not say
 * @param state what it is doing
 * @param running what it runs at the moment, or {@code null} if nothing
 * @param mailbox its mailbox
 * @param processed messages handled without failure
 * @param failed messages whose handling failed
 * @param dropped messages its full mailbox dropped
 * @param refused messages its full mailbox refused
 * @param restarts how often supervision replaced its instance
 * @param children how many children it has
 * @param streams what it listens to and who listens to it
 * @param failures its last failures, newest first
 * @since 0.1.0
 */
public record ActorDetailDescriptor(String name, String definition, ActorKind kind, Permanence permanence,
		@Nullable String messageType, ActorState state, @Nullable RunningDescriptor running, MailboxDescriptor mailbox,
		long processed, long failed, long dropped, long refused, long restarts, int children,
		StreamsDetailDescriptor streams, List<FailureDescriptor> failures) implements OperationResponseBody {

	public ActorDetailDescriptor {
		failures = List.copyOf(failures);
	}

	static ActorDetailDescriptor of(ActorSnapshot actor) {
		return new ActorDetailDescriptor(actor.name(), actor.definition(), actor.kind(), actor.permanence(),
				actor.messageType(), actor.state(), RunningDescriptor.of(actor.running()),
				MailboxDescriptor.of(actor.mailbox()), actor.processed(), actor.failed(), actor.dropped(),
				actor.refused(), actor.restarts(), actor.children(), StreamsDetailDescriptor.of(actor.streams()),
				actor.failures().stream().map(FailureDescriptor::of).toList());
	}

	/**
	 * The message that is being handled.
	 *
	 * @param messageType its class
	 * @param duration how long it has run
	 */
	public record RunningDescriptor(String messageType, Duration duration) {

		static @Nullable RunningDescriptor of(ActorSnapshot.@Nullable Turn turn) {
			return (turn != null) ? new RunningDescriptor(turn.messageType(), turn.duration()) : null;
		}

	}

	/**
	 * One failure.
	 *
	 * @param time when it happened
	 * @param messageType the class of the message, or {@code null} if none was at hand
	 * @param exception the class and text of the throwable
	 */
	public record FailureDescriptor(Instant time, @Nullable String messageType, String exception) {

		static FailureDescriptor of(ActorSnapshot.Failure failure) {
			return new FailureDescriptor(failure.time(), failure.messageType(), failure.exception());
		}

	}

}
