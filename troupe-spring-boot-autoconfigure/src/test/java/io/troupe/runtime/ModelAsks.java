package io.troupe.runtime;

import java.time.Duration;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;

import io.troupe.Reply;

/** The asks of a {@link Program}: each ends once, and at once when it is known how. */
final class ModelAsks {

	private final Map<Note, ModelAsk> asks = new IdentityHashMap<>();

	private final StepStage stage;

	private final Ledger ledger;

	ModelAsks(StepStage stage, Ledger ledger) {
		this.stage = stage;
		this.ledger = ledger;
	}

	Note ask(Act act, ModelPart target, int sender, int sequence) {
		Note[] made = new Note[1];
		Duration timeout = Stage.timeout(act);
		CompletableFuture<Integer> answer = target.handle().ask((Reply<Integer> reply) -> {
			made[0] = new Note(sender, sequence, act.acts(), reply);
			return made[0];
		}, timeout);
		ModelAsk ask = new ModelAsk(made[0], this.stage.now() + timeout.toNanos());
		answer.whenComplete(ask::ended);
		this.asks.put(made[0], ask);
		return made[0];
	}

	/** Says what an ask has to end by, if the message is one and it has not ended. */
	void expect(Object message, String outcome) {
		ModelAsk ask = (message instanceof Note note) ? this.asks.get(note) : null;
		if (ask != null && ask.expect(outcome)) {
			this.ledger.asked(outcome);
		}
	}

	/** Holds the engine's word about an answer against the model. */
	void replied(Note note, boolean first) {
		ModelAsk ask = this.asks.get(note);
		this.stage.check(first == (ask.expected == null),
				ask + " takes an answer: " + first + " after " + ask.expected);
		expect(note, "answer " + note.sequence);
	}

	void timeOut(long now) {
		for (ModelAsk ask : this.asks.values()) {
			if (ask.dueNanos <= now) {
				expect(ask.note, ModelAsk.TIMED_OUT);
			}
		}
	}

	void compare() {
		for (ModelAsk ask : this.asks.values()) {
			this.stage.check(Objects.equals(ask.expected, ask.ended),
					ask + " ended by " + ask.ended + " instead of " + ask.expected);
		}
	}

	void allEnded() {
		this.asks.values().forEach((ask) -> this.stage.check(ask.ended != null, ask + " never ended"));
	}

}
