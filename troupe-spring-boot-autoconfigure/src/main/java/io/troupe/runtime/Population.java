package io.troupe.runtime;

import java.util.Map;

import io.troupe.ActorKind;
import io.troupe.ActorState;
import io.troupe.DeadLetter;
import io.troupe.Permanence;
import org.jspecify.annotations.Nullable;

/**
 * All actors of one definition, in sum: the living ones, and in the counts the ended ones
 * too. Counts never fall.
 *
 * @param definition the definition's name
 * @param kind what they are to the outside
 * @param permanence how long they are meant to live
 * @param messageType the messages they take, or {@code null} if the spec does not say
 * @param live how many live
 * @param states how many are in each state, without those that none is in
 * @param depth messages that wait
 * @param capacity most messages that wait in one mailbox, or {@code 0} for no bound
 * @param processed messages handled without failure
 * @param failed messages whose handling failed
 * @param dropped messages dropped by full mailboxes
 * @param refused messages refused by full mailboxes
 * @param restarts how often supervision replaced an instance
 * @param asks ended asks by outcome, with every outcome present
 * @param streams what they listen to and who listens to them
 * @param deadLetters dead letters by reason, with every reason present
 * @param letters what became of dead letters
 * @since 0.1.0
 */
public record Population(String definition, ActorKind kind, Permanence permanence, @Nullable String messageType,
		long live, Map<ActorState, Long> states, long depth, int capacity, long processed, long failed, long dropped,
		long refused, long restarts, Map<ActorListener.AskOutcome, Long> asks, Streams streams,
		Map<DeadLetter.Reason, Long> deadLetters, Letters letters) {

	public Population {
		states = Map.copyOf(states);
		asks = Map.copyOf(asks);
		deadLetters = Map.copyOf(deadLetters);
	}

	/**
	 * Streams, in sum.
	 *
	 * @param sources sources attached to the living
	 * @param received elements handled from sources
	 * @param errors how many sources ended with an error
	 * @param subscribers who listens to the living
	 * @param broadcast items broadcast, heard or not
	 * @param lagged items that slow subscribers lost
	 */
	public record Streams(long sources, long received, long errors, long subscribers, long broadcast, long lagged) {

	}

	/**
	 * What became of dead letters.
	 *
	 * @param kept how many are kept now
	 * @param replayed how many were sent again
	 * @param discarded how many were thrown away
	 * @param quarantined messages that failed so often that they came into quarantine
	 */
	public record Letters(long kept, long replayed, long discarded, long quarantined) {

	}

}
