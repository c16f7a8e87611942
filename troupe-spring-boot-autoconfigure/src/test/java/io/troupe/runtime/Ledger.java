package io.troupe.runtime;

import java.util.EnumMap;
import java.util.Map;

import io.troupe.DeadLetter;
import io.troupe.Supervision;

/** What the engine has to have counted when a program is over. */
final class Ledger {

	private final LocalTroupe troupe;

	private final Tally tally;

	private final Map<DeadLetter.Reason, Long> letters = new EnumMap<>(DeadLetter.Reason.class);

	private final Map<ActorListener.AskOutcome, Long> asks = new EnumMap<>(ActorListener.AskOutcome.class);

	private long processed;

	private long refused;

	private long restarts;

	Ledger(LocalTroupe troupe, Tally tally) {
		this.troupe = troupe;
		this.tally = tally;
		for (DeadLetter.Reason reason : DeadLetter.Reason.values()) {
			this.letters.put(reason, 0L);
		}
		for (ActorListener.AskOutcome outcome : ActorListener.AskOutcome.values()) {
			this.asks.put(outcome, 0L);
		}
		troupe.population("part").ifPresent((before) -> {
			before.deadLetters().forEach((reason, count) -> this.letters.merge(reason, count, Long::sum));
			before.asks().forEach((outcome, count) -> this.asks.merge(outcome, count, Long::sum));
			this.processed = before.processed();
			this.refused = before.refused();
			this.restarts = before.restarts();
		});
	}

	void sent(ModelPart.Verdict verdict) {
		Tally.What what = switch (verdict) {
			case TAKEN -> Tally.What.TAKEN;
			case REFUSED -> Tally.What.REFUSED;
			case DROPPED -> Tally.What.DROPPED;
			case STOPPED -> Tally.What.STOPPED;
		};
		this.tally.count(what);
	}

	void refused() {
		this.refused++;
	}

	void handled(Object message, boolean stashed) {
		this.processed += stashed ? 0 : 1;
		this.tally.count((message instanceof Tick) ? Tally.What.TICKS : Tally.What.HANDLED);
	}

	void stashed() {
		this.tally.count(Tally.What.STASHED);
	}

	void started() {
		this.tally.count(Tally.What.STARTED);
	}

	void restarted() {
		this.restarts++;
		this.tally.count(Tally.What.RESTARTED);
	}

	void failed(Supervision.Strategy strategy) {
		switch (strategy) {
			case RESUME -> this.tally.count(Tally.What.RESUMED);
			case STOP -> this.tally.count(Tally.What.GIVEN_UP);
			case ESCALATE -> this.tally.count(Tally.What.ESCALATED);
			case RESTART -> {
				// counted when it does restart
			}
		}
	}

	void letters(DeadLetter.Reason reason, int count) {
		this.letters.merge(reason, (long) count, Long::sum);
	}

	void asked(String outcome) {
		ActorListener.AskOutcome counted = outcome.startsWith("answer") ? ActorListener.AskOutcome.ANSWERED
				: outcome.equals(ModelAsk.TIMED_OUT) ? ActorListener.AskOutcome.TIMED_OUT
						: ActorListener.AskOutcome.FAILED;
		this.asks.merge(counted, 1L, Long::sum);
		Tally.What what = switch (outcome) {
			case ModelAsk.TIMED_OUT -> Tally.What.TIMED_OUT;
			case ModelAsk.STOPPED -> Tally.What.ASK_STOPPED;
			case ModelAsk.FULL -> Tally.What.ASK_FULL;
			default -> outcome.startsWith("answer") ? Tally.What.ANSWERED : Tally.What.ASK_FAILED;
		};
		this.tally.count(what);
	}

	void compare(StepStage stage) {
		Population now = this.troupe.population("part").orElseThrow();
		stage.check(now.live() == 0, "actors live that have ended: " + now.live());
		stage.check(now.depth() == 0, "messages wait for nobody: " + now.depth());
		stage.check(now.processed() == this.processed, "processed " + now.processed() + " not " + this.processed);
		stage.check(now.refused() == this.refused, "refused " + now.refused() + " not " + this.refused);
		stage.check(now.restarts() == this.restarts, "restarts " + now.restarts() + " not " + this.restarts);
		stage.check(now.deadLetters().equals(this.letters),
				"dead letters " + now.deadLetters() + " not " + this.letters);
		stage.check(now.asks().equals(this.asks), "asks " + now.asks() + " not " + this.asks);
	}

}
