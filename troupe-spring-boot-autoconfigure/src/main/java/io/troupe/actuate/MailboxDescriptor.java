package io.troupe.actuate;

import java.time.Duration;

import io.troupe.ActorSnapshot;
import io.troupe.Overflow;

/**
 * The mailbox of one actor.
 *
 * @param depth messages that wait
 * @param capacity most messages that wait, or {@code 0} for no bound
 * @param overflow what it does when full
 * @param highWaterMark the greatest depth seen so far
 * @param oldestAge how long the oldest message has waited, to about a second
 * @param stashed messages put aside by the actor
 * @since 0.1.0
 */
public record MailboxDescriptor(int depth, int capacity, Overflow overflow, int highWaterMark, Duration oldestAge,
		int stashed) {

	static MailboxDescriptor of(ActorSnapshot.Mailbox mailbox) {
		return new MailboxDescriptor(mailbox.depth(), mailbox.capacity(), mailbox.overflow(), mailbox.highWaterMark(),
				mailbox.oldestAge(), mailbox.stashed());
	}

}
