package io.troupe.runtime;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import io.troupe.Reply;
import org.jspecify.annotations.Nullable;

/** A message of a {@link Program}. */
final class Note {

	/** Who sent it: an actor's number, or a negative one for a thread outside. */
	final int sender;

	/** Its number among those of the same sender to the same receiver. */
	final int sequence;

	final List<Act> acts;

	final @Nullable Reply<Integer> reply;

	/** How often it came to an end: it was handled, not only stashed, or failed. */
	final AtomicInteger ends = new AtomicInteger();

	/** How many answers its asker took. */
	final AtomicInteger answers = new AtomicInteger();

	/** Whether it has been stashed, which happens once; written by the handler. */
	boolean stashed;

	Note(int sender, int sequence, List<Act> acts, @Nullable Reply<Integer> reply) {
		this.sender = sender;
		this.sequence = sequence;
		this.acts = acts;
		this.reply = reply;
	}

	@Override
	public String toString() {
		return "message " + this.sequence + " from " + ((this.sender < 0) ? "outside " : "a") + Math.abs(this.sender)
				+ " " + this.acts;
	}

}
