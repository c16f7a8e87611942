package io.troupe.runtime;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import io.troupe.DeadLetter;
import io.troupe.Supervision;
import io.troupe.Termination;
import org.jspecify.annotations.Nullable;

/**
 * Runs a program on one thread, turn by turn as its acts choose, and holds the engine to
 * the model after each of them: which message comes next, what becomes of each one sent,
 * every dead letter, ask, tick, start and end.
 */
final class StepStage extends Stage<ModelPart> {

	private static final int MOST_NESTED = 3;

	private static final int MOST_STEPS = 20_000;

	private final StepEngine engine;

	private final Ledger ledger;

	private final Random random = new Random(0);

	private final int[] sentOutside = new int[MOST_PARTS];

	private final ModelAsks asks;

	private final ModelClock clock = new ModelClock();

	// told by the engine, and not yet accounted for
	private final List<DeadLetter> letters = new ArrayList<>();

	private int nested;

	private int steps;

	StepStage(StepEngine engine, Program program, Tally tally) {
		super(engine.troupe, program);
		this.engine = engine;
		this.ledger = new Ledger(engine.troupe, tally);
		this.asks = new ModelAsks(this, this.ledger);
	}

	/** Runs it all. Returns what is wrong, or {@code null}. */
	@Nullable String run() {
		try {
			this.program.roles().forEach((role) -> spawn(role, null));
			for (Act act : this.program.acts()) {
				perform(act, null);
				sync();
				if (violation() != null) {
					return violation();
				}
			}
			settle();
			endAll();
		}
		catch (RuntimeException | Error ex) {
			check(false, "thrown: " + ex);
		}
		return violation();
	}

	private void settle() {
		int rounds = 0;
		do {
			while (this.engine.executor.waiting() > 0 && violation() == null) {
				step(this.random.nextInt(Integer.MAX_VALUE));
				check(++this.steps < MOST_STEPS, "it does not come to rest");
			}
			if (this.parts.stream().noneMatch((part) -> part.cell().bits(Control.BACKING_OFF))) {
				break;
			}
			move(Duration.ofMillis(20), false);
		}
		while (++rounds < 1_000);
		for (ModelPart part : this.parts) {
			check(!part.hasWork(), part + " is left with messages while nothing runs");
			check(part.closed || part.escalated.isEmpty(), part + " has not heard of a child's failure");
			check(part.ended || !part.ending(), part + " does not end");
			check(!part.cell().bits(Control.MUTED), part + " is held back for ever");
		}
	}

	private void endAll() {
		for (ModelPart part : this.parts) {
			if (part.parent == null && !part.ended) {
				perform(new Act((part.number % 2 == 0) ? Act.Verb.STOP : Act.Verb.STOP_NOW, part.number, 0), null);
			}
		}
		settle();
		for (ModelPart part : this.parts) {
			check(part.ended, part + " has not ended");
			check(!part.started, part + " ended without its onStop");
			check(part.spawned().whenStopped().toCompletableFuture().isDone(), part + " ended and does not tell");
		}
		move(Duration.ofMillis(100), false);
		this.asks.allEnded();
		check(this.engine.executor.waiting() == 0, "a turn of an ended actor is left");
		this.ledger.compare(this);
	}

	/** Compares what can be seen from outside with the model. */
	private void sync() {
		for (ModelPart part : this.parts) {
			noticeEnding(part);
			int depth = part.cell().depth() - Eviction.gaps(part.cell());
			part.skipCancelled(depth);
			check(part.closed || part.depth() == depth, part + " holds " + depth + " instead of " + part.depth());
			check(part.ended == part.cell().bits(Control.ENDED), part + " has ended untold");
		}
		check(this.letters.isEmpty(), "dead letters too many: " + this.letters);
		this.asks.compare();
	}

	private void noticeEnding(ModelPart part) {
		if (part.closed || !part.cell().bits(Control.ENDING)) {
			return;
		}
		check(part.ending(), part + " ends unasked");
		check(part.stoppingNow || part.failed || !part.hasWork(), part + " stopped before it was done");
		List<Object> left = part.close();
		expectLetters(part, left, DeadLetter.Reason.STOPPED);
		left.forEach((message) -> this.asks.expect(message, ModelAsk.STOPPED));
		for (ModelPart child : part.children) {
			ends(child, part.stoppingNow || part.failed);
		}
	}

	private void expectLetters(ModelPart part, List<Object> messages, DeadLetter.Reason reason) {
		List<DeadLetter> own = this.letters.stream()
			.filter((letter) -> letter.actor().equals(part.handle().name()))
			.toList();
		check(own.size() == messages.size() && own.stream().allMatch((letter) -> letter.reason() == reason),
				part + " has dead letters " + own + " instead of " + messages + " " + reason);
		this.letters.removeAll(own);
		this.ledger.letters(reason, messages.size());
	}

	@Override
	ModelPart newPart(int number, Role role, @Nullable ModelPart parent) {
		return new ModelPart(number, role, parent);
	}

	@Override
	long now() {
		return this.engine.time.nanoTime();
	}

	@Override
	boolean exact() {
		return true;
	}

	@Override
	boolean failsAfterStash() {
		return true;
	}

	@Override
	void send(Act act, @Nullable ModelPart from) {
		ModelPart target = whom(act);
		int[] sent = (from != null) ? from.sent : this.sentOutside;
		int sender = (from != null) ? from.number : -1;
		int sequence = sent[target.number]++;
		Note note;
		boolean kept = true;
		if (act.verb() == Act.Verb.ASK) {
			note = this.asks.ask(act, target, sender, sequence);
		}
		else {
			note = new Note(sender, sequence, act.acts(), null);
			kept = sent(act.verb(), target.handle(), note);
		}
		ModelPart.Fate fate = target.offer(note, from);
		boolean keeps = (act.verb() == Act.Verb.TRY_SEND) ? fate.verdict() == ModelPart.Verdict.TAKEN
				: fate.verdict() != ModelPart.Verdict.REFUSED || act.verb() == Act.Verb.ASK;
		check(kept == keeps, target + " answers " + kept + " to " + note + ", which is " + fate.verdict());
		settleFate(target, note, fate);
	}

	private void settleFate(ModelPart target, Note note, ModelPart.Fate fate) {
		boolean ended = fate.verdict() == ModelPart.Verdict.STOPPED;
		DeadLetter.Reason reason = ended ? DeadLetter.Reason.STOPPED : DeadLetter.Reason.OVERFLOW;
		if (fate.verdict() == ModelPart.Verdict.REFUSED) {
			this.ledger.refused();
			this.asks.expect(note, ModelAsk.FULL);
		}
		else {
			List<Object> dead = (fate.letter() != null) ? List.of(fate.letter()) : List.of();
			expectLetters(target, dead, reason);
			dead.forEach((message) -> this.asks.expect(message, ended ? ModelAsk.STOPPED : ModelAsk.FULL));
		}
		this.ledger.sent(fate.verdict());
	}

	@Override
	void step(int choice) {
		if (this.nested < MOST_NESTED) {
			this.nested++;
			this.engine.executor.step(choice);
			this.nested--;
			sync();
		}
	}

	@Override
	void move(Duration duration, boolean jump) {
		long target = now() + duration.toNanos();
		this.clock.move(target, jump);
		this.asks.timeOut(target);
		if (jump) {
			this.engine.time.jump(duration);
		}
		else {
			this.engine.time.advance(duration);
		}
		sync();
	}

	@Override
	void starts(Player<ModelPart> player) {
		ModelPart part = player.part;
		check(!part.closed && !part.started && !part.inside, part + " starts again while it lives or has ended");
		check(part.childrenEnded(), part + " starts while children of its last instance live");
		part.behavior = Player.BASE;
	}

	@Override
	void started(Player<ModelPart> player) {
		player.part.started = true;
		player.part.vacant = false;
		// what children told is of the instance before
		player.part.escalated.clear();
		this.ledger.started();
	}

	@Override
	void takes(Player<ModelPart> player, String behavior, Object message) {
		ModelPart part = player.part;
		check(!part.inside, part + " is in two turns at once");
		check(part.started && !part.vacant && player.instance == part.instances,
				part + " handles " + message + " by an instance that is not the one");
		check(!part.closed && !part.stoppingNow && !part.failed, part + " handles " + message + " after its end");
		check(behavior.equals(part.behavior), part + " behaves as " + behavior + ", not " + part.behavior);
		Object expected = part.take();
		check(expected == message, part + " takes " + message + " instead of " + expected);
		part.inside = true;
	}

	@Override
	void taken(Player.Turn<ModelPart> turn, Object message, boolean done) {
		ModelPart part = turn.player.part;
		part.inside = false;
		if (!done) {
			part.failing = message;
			this.asks.expect(message, PlannedFailure.class.getSimpleName());
		}
		else {
			this.ledger.handled(message, turn.stashed);
		}
	}

	@Override
	void stops(Player<ModelPart> player) {
		ModelPart part = player.part;
		check(part.started && !part.inside && player.instance == part.instances, part + " is stopped out of turn");
		check(part.childrenEnded(), part + " is stopped before its children");
		part.started = false;
		noticeEnding(part);
		check(part.closed || part.vacant, part + " is stopped unasked");
	}

	@Override
	void fails(ModelPart part, Throwable failure) {
		part.thrown = failure;
	}

	/** Told by the engine, as are the two below. */
	void failed(String actor, Throwable cause, Supervision.Strategy strategy) {
		ModelPart part = named(actor);
		check(strategy == part.role.strategy(), part + " is treated by " + strategy);
		if (part.thrown == cause) {
			expectLetters(part, (part.failing != null) ? List.of(part.failing) : List.of(), DeadLetter.Reason.FAILED);
			part.thrown = null;
			part.failing = null;
		}
		else {
			check(part.escalated.remove(cause), part + " hears of a failure that is not its own: " + cause);
		}
		switch (strategy) {
			case RESUME -> {
				part.started = true;
			}
			case RESTART -> restart(part);
			default -> {
				part.failed = true;
			}
		}
		if (strategy == Supervision.Strategy.ESCALATE && part.parent != null) {
			part.parent.escalated.add(cause);
		}
		this.ledger.failed(strategy);
	}

	private void restart(ModelPart part) {
		if (part.restartsUp(now())) {
			part.failed = true;
			return;
		}
		part.vacant = true;
		part.cancelTimers();
		part.unstash();
		part.children.forEach((child) -> ends(child, true));
		this.ledger.restarted();
	}

	void died(DeadLetter letter) {
		this.letters.add(letter);
	}

	void ended(Termination termination) {
		ModelPart part = named(termination.actor());
		noticeEnding(part);
		Termination.Reason reason = part.failed ? Termination.Reason.FAILED : Termination.Reason.STOPPED;
		check(part.closed && !part.ended && termination.reason() == reason, part + " ended as " + termination);
		check(part.childrenEnded(), part + " ended before its children");
		part.ended = true;
	}

	private ModelPart named(String name) {
		for (ModelPart part : this.parts) {
			if (part.handle().name().equals(name)) {
				return part;
			}
		}
		throw new IllegalStateException("There is no " + name);
	}

	@Override
	void replied(Note note, boolean first) {
		this.asks.replied(note, first);
	}

	@Override
	void stashed(ModelPart part, Note note, boolean full) {
		check(full == part.stashFull(), part + " has a full stash: " + full);
		if (!full) {
			part.stash(note);
			this.ledger.stashed();
		}
	}

	@Override
	void unstashed(ModelPart part) {
		part.unstash();
	}

	@Override
	void became(ModelPart part, String behavior) {
		part.behavior = behavior;
	}

	@Override
	void scheduled(ModelPart part, Tick tick) {
		this.clock.arm(part, tick);
	}

	@Override
	void ends(ModelPart part, boolean now) {
		if (now) {
			part.stoppingNow = true;
		}
		else {
			part.stopping = true;
			part.cancelTimers();
		}
	}

}
