package io.troupe.actuate;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.troupe.ActorKind;
import io.troupe.ActorSnapshot;
import io.troupe.ActorState;
import io.troupe.runtime.Population;
import org.jspecify.annotations.Nullable;

/**
 * All actors spawned from one definition, in sum. The counts include the ended ones.
 *
 * @param kind what they are to the outside
 * @param messageType the messages they take, or {@code null} if the spec does not say
 * @param live how many live
 * @param states how many are in each state, without those that none is in
 * @param mailbox their mailboxes
 * @param processed messages handled without failure
 * @param failed messages whose handling failed
 * @param dropped messages that full mailboxes dropped
 * @param refused messages that full mailboxes refused
 * @param restarts how often supervision replaced an instance
 * @param streams what they listen to and who listens to them
 * @param deepest the actors with the most messages waiting, deepest first
 * @since 0.1.0
 */
public record SpawnedDescriptor(ActorKind kind, @Nullable String messageType, long live, Map<ActorState, Long> states,
		MailboxSum mailbox, long processed, long failed, long dropped, long refused, long restarts,
		StreamsDescriptor streams, List<DeepActor> deepest) {

	/** Most actors that are listed one by one. */
	static final int DEEPEST = 5;

	static SpawnedDescriptor of(Population population, List<ActorSnapshot> deepest) {
		return new SpawnedDescriptor(population.kind(), population.messageType(), population.live(),
				new TreeMap<>(population.states()), new MailboxSum(population.depth(), population.capacity()),
				population.processed(), population.failed(), population.dropped(), population.refused(),
				population.restarts(), StreamsDescriptor.of(population.streams()),
				deepest.stream().map(DeepActor::of).toList());
	}

	/**
	 * The mailboxes of all.
	 *
	 * @param depth messages that wait, in sum
	 * @param capacity most messages that wait in one of them, or {@code 0} for no bound
	 */
	public record MailboxSum(long depth, int capacity) {

	}

	/**
	 * One of the actors with the most messages waiting.
	 *
	 * @param name its name
	 * @param state what it is doing
	 * @param depth messages that wait
	 * @param oldestAge how long the oldest message has waited, to about a second
	 */
	public record DeepActor(String name, ActorState state, int depth, Duration oldestAge) {

		static DeepActor of(ActorSnapshot actor) {
			return new DeepActor(actor.name(), actor.state(), actor.mailbox().depth(), actor.mailbox().oldestAge());
		}

	}

}
