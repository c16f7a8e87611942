package io.troupe.runtime;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

import io.troupe.DeadLetter;
import io.troupe.Supervision;
import io.troupe.Termination;

/** Tells all listeners, and keeps what they throw from the actors. */
final class Listeners {

	private final List<ActorListener> all;

	Listeners(List<ActorListener> all) {
		this.all = List.copyOf(all);
	}

	boolean isEmpty() {
		return this.all.isEmpty();
	}

	void onDefined(String definition) {
		tell((listener) -> listener.onDefined(definition));
	}

	void onStarted(Cell cell) {
		tell((listener) -> listener.onStarted(cell.name(), cell.blueprint.definition.name));
	}

	void onEnded(Cell cell, Termination termination) {
		tell((listener) -> listener.onEnded(cell.blueprint.definition.name, termination));
	}

	void onFailure(Cell cell, Throwable cause, Supervision.Strategy strategy) {
		tell((listener) -> listener.onFailure(cell.name(), cell.blueprint.definition.name, cause, strategy));
	}

	void onDeadLetter(DeadLetter deadLetter) {
		tell((listener) -> listener.onDeadLetter(deadLetter));
	}

	void onSample(String definition, long waitedNanos, long handledNanos) {
		tell((listener) -> listener.onSample(definition, waitedNanos, handledNanos));
	}

	void onAsk(String definition, ActorListener.AskOutcome outcome, long nanos) {
		tell((listener) -> listener.onAsk(definition, outcome, nanos));
	}

	void onBlocked(Cell cell, Duration duration, StackTraceElement[] stack) {
		tell((listener) -> listener.onBlocked(cell.name(), cell.blueprint.definition.name, duration, stack));
	}

	void onHighWater(Cell cell, int depth) {
		tell((listener) -> listener.onHighWater(cell.name(), cell.blueprint.definition.name, depth,
				cell.blueprint.mailbox.capacity()));
	}

	void onDrained(DrainReport report) {
		tell((listener) -> listener.onDrained(report));
	}

	private void tell(Consumer<ActorListener> event) {
		for (ActorListener listener : this.all) {
			try {
				event.accept(listener);
			}
			catch (Throwable ex) {
				Log.warn("Listener " + listener.getClass().getName() + " failed", ex);
			}
		}
	}

}
