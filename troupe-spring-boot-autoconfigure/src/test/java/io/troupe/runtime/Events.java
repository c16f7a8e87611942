package io.troupe.runtime;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import io.troupe.DeadLetter;
import io.troupe.Supervision;
import io.troupe.Termination;

/** Keeps what the engine tells its listeners. */
final class Events implements ActorListener {

	final List<String> defined = new CopyOnWriteArrayList<>();

	final List<String> started = new CopyOnWriteArrayList<>();

	final List<Termination> ended = new CopyOnWriteArrayList<>();

	final List<Failure> failures = new CopyOnWriteArrayList<>();

	final List<DeadLetter> deadLetters = new CopyOnWriteArrayList<>();

	final List<AskOutcome> asks = new CopyOnWriteArrayList<>();

	final List<Blocked> blocked = new CopyOnWriteArrayList<>();

	final List<HighWater> highWaters = new CopyOnWriteArrayList<>();

	final List<DrainReport> drained = new CopyOnWriteArrayList<>();

	@Override
	public void onDefined(String definition) {
		this.defined.add(definition);
	}

	@Override
	public void onStarted(String actor, String definition) {
		this.started.add(actor);
	}

	@Override
	public void onEnded(String definition, Termination termination) {
		this.ended.add(termination);
	}

	@Override
	public void onFailure(String actor, String definition, Throwable cause, Supervision.Strategy strategy) {
		this.failures.add(new Failure(actor, cause, strategy));
	}

	@Override
	public void onDeadLetter(DeadLetter deadLetter) {
		this.deadLetters.add(deadLetter);
	}

	@Override
	public void onAsk(String definition, AskOutcome outcome, long nanos) {
		this.asks.add(outcome);
	}

	@Override
	public void onBlocked(String actor, String definition, Duration duration, StackTraceElement[] stack) {
		this.blocked.add(new Blocked(actor, duration, List.of(stack)));
	}

	@Override
	public void onHighWater(String actor, String definition, int depth, int capacity) {
		this.highWaters.add(new HighWater(actor, depth, capacity));
	}

	@Override
	public void onDrained(DrainReport report) {
		this.drained.add(report);
	}

	record Failure(String actor, Throwable cause, Supervision.Strategy strategy) {

	}

	record Blocked(String actor, Duration duration, List<StackTraceElement> stack) {

	}

	record HighWater(String actor, int depth, int capacity) {

	}

}
