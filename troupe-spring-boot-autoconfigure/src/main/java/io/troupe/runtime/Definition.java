package io.troupe.runtime;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;

import io.troupe.ActorKind;
import io.troupe.DeadLetter;
import io.troupe.Permanence;
import org.jspecify.annotations.Nullable;

/**
 * What all actors of one name have in common for whoever counts them. Holds what ended
 * actors have done, and the counts that senders make.
 */
final class Definition {

	final String name;

	final ActorKind kind;

	final Permanence permanence;

	final @Nullable String messageType;

	final LongAdder live = new LongAdder();

	final LongAdder processed = new LongAdder();

	final LongAdder failed = new LongAdder();

	final LongAdder restarts = new LongAdder();

	/**
	 * Messages that were queued when their actor ended, and during a drain also those
	 * that other actors sent it later.
	 */
	final LongAdder left = new LongAdder();

	/** Piped results and managed stages that had not come when their actor ended. */
	final LongAdder awaited = new LongAdder();

	final LongAdder dropped = new LongAdder();

	final LongAdder refused = new LongAdder();

	/** Elements handled from attached streams. */
	final LongAdder received = new LongAdder();

	/** Streams that ended with an error. */
	final LongAdder streamErrors = new LongAdder();

	final LongAdder broadcasts = new LongAdder();

	/** Items that slow subscribers lost. */
	final LongAdder lagged = new LongAdder();

	/** Dead letters that are kept now. */
	final LongAdder kept = new LongAdder();

	/** Dead letters whose message was sent again. */
	final LongAdder replayed = new LongAdder();

	/** Dead letters that were thrown away. */
	final LongAdder discarded = new LongAdder();

	/** Messages that failed so often that they came into quarantine. */
	final LongAdder quarantined = new LongAdder();

	// capacity of the mailbox made last: definitions of one name rarely differ in it
	volatile int capacity;

	/** Which messages are timed. */
	final Sampler sampler;

	private final Map<DeadLetter.Reason, LongAdder> deadLetters = new EnumMap<>(DeadLetter.Reason.class);

	private final Map<ActorListener.AskOutcome, LongAdder> asks = new EnumMap<>(ActorListener.AskOutcome.class);

	Definition(String name, ActorKind kind, Permanence permanence, @Nullable String messageType, Sampler sampler) {
		this.name = name;
		this.kind = kind;
		this.permanence = permanence;
		this.messageType = messageType;
		this.sampler = sampler;
		for (DeadLetter.Reason reason : DeadLetter.Reason.values()) {
			this.deadLetters.put(reason, new LongAdder());
		}
		for (ActorListener.AskOutcome outcome : ActorListener.AskOutcome.values()) {
			this.asks.put(outcome, new LongAdder());
		}
	}

	LongAdder deadLetters(DeadLetter.Reason reason) {
		return Objects.requireNonNull(this.deadLetters.get(reason));
	}

	LongAdder asks(ActorListener.AskOutcome outcome) {
		return Objects.requireNonNull(this.asks.get(outcome));
	}

	boolean permanent() {
		return this.permanence == Permanence.PERMANENT;
	}

}
