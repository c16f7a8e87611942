package io.troupe.actuate;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import io.troupe.ActorSnapshot;
import io.troupe.DeadLetter;
import io.troupe.Overflow;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.endpoint.OperationResponseBody;

/**
 * The mailbox of one actor, whole.
 *
 * @param name the actor's name
 * @param depth messages that wait
 * @param capacity most messages that wait, or {@code 0} for no bound
 * @param overflow what it does when full
 * @param highWaterMark the greatest depth seen so far
 * @param oldestAge how long the oldest message has waited, to about a second
 * @param stashed messages put aside by the actor
 * @param dropped messages it dropped when full
 * @param refused messages it refused when full
 * @param deadLetters the actor's share of the engine's last dead letters, newest first
 * @since 0.1.0
 */
public record MailboxDetailDescriptor(String name, int depth, int capacity, Overflow overflow, int highWaterMark,
		Duration oldestAge, int stashed, long dropped, long refused,
		List<DeadLetterDescriptor> deadLetters) implements OperationResponseBody {

	public MailboxDetailDescriptor {
		deadLetters = List.copyOf(deadLetters);
	}

	static MailboxDetailDescriptor of(ActorSnapshot actor, List<DeadLetter> deadLetters) {
		ActorSnapshot.Mailbox mailbox = actor.mailbox();
		return new MailboxDetailDescriptor(actor.name(), mailbox.depth(), mailbox.capacity(), mailbox.overflow(),
				mailbox.highWaterMark(), mailbox.oldestAge(), mailbox.stashed(), actor.dropped(), actor.refused(),
				deadLetters.stream()
					.filter((deadLetter) -> deadLetter.actor().equals(actor.name()))
					.map(DeadLetterDescriptor::of)
					.toList());
	}

	/**
	 * A message that was not processed, without its content.
	 *
	 * @param time when it was given up
	 * @param reason why it was not processed
	 * @param messageType its class
	 * @param cause the class of the failure, or {@code null} if there was none
	 */
	public record DeadLetterDescriptor(Instant time, DeadLetter.Reason reason, String messageType,
			@Nullable String cause) {

		static DeadLetterDescriptor of(DeadLetter deadLetter) {
			Throwable cause = deadLetter.cause();
			return new DeadLetterDescriptor(deadLetter.time(), deadLetter.reason(), deadLetter.messageType().getName(),
					(cause != null) ? cause.getClass().getName() : null);
		}

	}

}
