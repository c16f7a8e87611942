package io.troupe.actuate;

import java.util.Locale;

import io.troupe.runtime.DeadLetterBox.Outcome;
import org.jspecify.annotations.Nullable;

/** Tells an operator why a dead letter stayed where it was. */
final class Obstacle {

	private Obstacle() {
	}

	static String name(Outcome outcome) {
		return outcome.name().toLowerCase(Locale.ROOT);
	}

	static @Nullable String detail(Outcome outcome) {
		return switch (outcome) {
			case REPLAYED, UNKNOWN -> null;
			case QUARANTINED -> "The message has failed too often. To replay it all the same, add \"force\": true";
			case INCOMPLETE ->
				"There is only an element or a result of which no message was made. The letter can be discarded";
			case ENDED ->
				"The actor has ended, or is about to. A permanent one can be restarted at the endpoint 'troupe'";
			case FULL -> "The mailbox of the actor is full. Try again when it has drained";
		};
	}

}
