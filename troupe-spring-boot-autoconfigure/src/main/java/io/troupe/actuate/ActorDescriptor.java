package io.troupe.actuate;

import io.troupe.ActorKind;
import io.troupe.ActorSnapshot;
import io.troupe.ActorState;
import org.jspecify.annotations.Nullable;

/**
 * One actor in the list of all.
 *
 * @param kind what it is to the outside
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
 * @since 0.1.0
 */
public record ActorDescriptor(ActorKind kind, @Nullable String messageType, ActorState state, MailboxDescriptor mailbox,
		long processed, long failed, long dropped, long refused, long restarts, int children,
		StreamsDescriptor streams) {

	static ActorDescriptor of(ActorSnapshot actor) {
		return new ActorDescriptor(actor.kind(), actor.messageType(), actor.state(),
				MailboxDescriptor.of(actor.mailbox()), actor.processed(), actor.failed(), actor.dropped(),
				actor.refused(), actor.restarts(), actor.children(), StreamsDescriptor.of(actor.streams()));
	}

}
