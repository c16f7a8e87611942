package io.troupe.runtime;

import java.util.List;
import java.util.Locale;

/**
 * One instruction of a {@link Program}. What it names is found modulo what there is, and
 * what makes no sense where it stands is passed over, so that every list of acts is a
 * program and shrinks freely.
 *
 * @param verb what to do
 * @param whom the number of the actor it is about
 * @param number a time, a choice or the like, as the verb needs it
 * @param acts what the receiver of a message is to do with it
 */
record Act(Verb verb, int whom, int number, List<Act> acts) {

	Act(Verb verb, int whom, int number) {
		this(verb, whom, number, List.of());
	}

	@Override
	public String toString() {
		String text = this.verb.name().toLowerCase(Locale.ROOT) + " a" + this.whom + " " + this.number;
		return this.acts.isEmpty() ? text : text + " " + this.acts;
	}

	/** What there is to do. */
	enum Verb {

		/** Send a message; likewise the next two. */
		SEND, TRY_SEND, ASK,

		/** Let another waiting turn run now, also in the middle of a handler. */
		STEP,

		/** Move the time, through all that falls due, or at once over it. */
		ADVANCE, JUMP,

		SPAWN,

		/** End an actor: from outside the one named, from inside also oneself. */
		STOP, STOP_NOW,

		/** Answer the message at hand, if it was an ask. */
		REPLY,

		/** Throw. */
		FAIL,

		STASH, UNSTASH, BECOME,

		/** Start a timer, and cancel one. */
		SCHEDULE, EVERY, CANCEL

	}

}
