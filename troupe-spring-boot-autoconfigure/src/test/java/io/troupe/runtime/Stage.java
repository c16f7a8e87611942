package io.troupe.runtime;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

import io.troupe.ActorSpec;
import io.troupe.MailboxFullException;
import io.troupe.SinkHandle;
import io.troupe.Spawned;
import org.jspecify.annotations.Nullable;

/**
 * Performs the acts of a {@link Program} on real actors. A subclass says what has to come
 * of each.
 *
 * @param <P> what it knows of an actor
 */
abstract class Stage<P extends Part> {

	static final int MOST_PARTS = 8;

	final LocalTroupe troupe;

	final Program program;

	final List<P> parts = new CopyOnWriteArrayList<>();

	private final AtomicInteger numbers = new AtomicInteger();

	private final AtomicReference<String> violation = new AtomicReference<>();

	Stage(LocalTroupe troupe, Program program) {
		this.troupe = troupe;
		this.program = program;
	}

	/** Notes what is wrong, the first time; a handler that threw it would only fail. */
	final void check(boolean holds, String violated) {
		if (!holds) {
			this.violation.compareAndSet(null, violated);
		}
	}

	final @Nullable String violation() {
		return this.violation.get();
	}

	final P whom(Act act) {
		return this.parts.get(act.whom() % this.parts.size());
	}

	/** Does what one act says, in a turn or, without one, outside. */
	final void perform(Act act, Player.@Nullable Turn<P> turn) {
		switch (act.verb()) {
			case SEND, TRY_SEND, ASK -> send(act, (turn != null) ? turn.player.part : null);
			case STEP -> step(act.number());
			case ADVANCE, JUMP -> move(Duration.ofMillis(act.number()), act.verb() == Act.Verb.JUMP);
			case SPAWN -> spawn(act, turn);
			case STOP, STOP_NOW -> end(act, turn);
			default -> {
				if (turn != null && turn.note != null) {
					performInside(act, turn, turn.note);
				}
			}
		}
	}

	private void performInside(Act act, Player.Turn<P> turn, Note note) {
		P part = turn.player.part;
		switch (act.verb()) {
			case REPLY -> {
				if (note.reply != null) {
					replied(note, note.reply.send(note.sequence));
				}
			}
			case FAIL -> {
				if (!turn.stashed || failsAfterStash()) {
					throw failure(part, note);
				}
			}
			case STASH -> stash(turn, note);
			case UNSTASH -> {
				turn.context.unstashAll();
				unstashed(part);
			}
			case BECOME -> {
				String name = "other-" + act.number();
				turn.context.become((next, context) -> turn.player.take(name, next, context));
				became(part, name);
			}
			case SCHEDULE, EVERY -> schedule(act, turn);
			case CANCEL -> {
				if (!part.ticks.isEmpty()) {
					Tick tick = part.ticks.get(act.number() % part.ticks.size());
					boolean expected = tick.cancel();
					check(tick.timer.cancel() == expected || !exact(), part + " cancelled a " + tick);
				}
			}
			default -> throw new IllegalStateException(act + " is not for handlers");
		}
	}

	private void schedule(Act act, Player.Turn<P> turn) {
		boolean repeats = act.verb() == Act.Verb.EVERY;
		Duration delay = Duration.ofMillis(act.number());
		Duration period = repeats ? Duration.ofMillis(1 + act.number()) : null;
		Tick tick = new Tick(period, now() + delay.toNanos());
		tick.timer = repeats ? turn.context.scheduleAtFixedRate(delay, period, tick)
				: turn.context.schedule(delay, tick);
		turn.player.part.ticks.add(tick);
		scheduled(turn.player.part, tick);
	}

	private void stash(Player.Turn<P> turn, Note note) {
		if (note.stashed) {
			return;
		}
		note.stashed = true;
		boolean full = false;
		try {
			turn.stashed = true;
			turn.context.stash(note);
		}
		catch (IllegalStateException ex) {
			turn.stashed = false;
			full = true;
		}
		stashed(turn.player.part, note, full);
	}

	private void spawn(Act act, Player.@Nullable Turn<P> turn) {
		spawn(this.program.roles().get(act.number() % this.program.roles().size()), turn);
	}

	final void spawn(Role role, Player.@Nullable Turn<P> turn) {
		int number = this.numbers.getAndIncrement();
		if (number >= MOST_PARTS) {
			return;
		}
		P part = newPart(number, role, (turn != null) ? turn.player.part : null);
		ActorSpec<SinkHandle<Object>> spec = ActorSpec.<Object>sink(() -> new Player<>(this, part))
			.named("part")
			.mailbox(role.mailbox())
			.supervision(role.supervision());
		Spawned<SinkHandle<Object>> spawned = (turn != null) ? turn.context.spawn(spec) : this.troupe.spawn(spec);
		part.born(spawned);
		this.parts.add(part);
		joined(part);
	}

	private void end(Act act, Player.@Nullable Turn<P> turn) {
		boolean now = act.verb() == Act.Verb.STOP_NOW;
		P target = (turn == null || act.number() % 2 == 0) ? whom(act) : turn.player.part;
		ends(target, now);
		if (turn != null && target == turn.player.part) {
			if (now) {
				turn.context.stopNow();
			}
			else {
				turn.context.stop();
			}
		}
		else if (now) {
			target.spawned().stopNow();
		}
		else {
			target.spawned().stop();
		}
	}

	/** Sends by {@code send} or {@code trySend}. Returns whether it was not refused. */
	static boolean sent(Act.Verb verb, SinkHandle<Object> target, Note note) {
		if (verb == Act.Verb.TRY_SEND) {
			return target.trySend(note);
		}
		try {
			target.send(note);
			return true;
		}
		catch (MailboxFullException ex) {
			return false;
		}
	}

	static Duration timeout(Act act) {
		return Duration.ofMillis(10 + act.number());
	}

	final IllegalStateException failure(P part, @Nullable Note note) {
		IllegalStateException failure = new PlannedFailure(part + " fails on " + note);
		fails(part, failure);
		return failure;
	}

	abstract P newPart(int number, Role role, @Nullable P parent);

	/** Hears of an actor that others can now name. */
	void joined(P part) {
	}

	abstract long now();

	/** Whether timers are known exactly. */
	abstract boolean exact();

	abstract boolean failsAfterStash();

	abstract void send(Act act, @Nullable P from);

	abstract void step(int choice);

	abstract void move(Duration duration, boolean jump);

	abstract void starts(Player<P> player);

	abstract void started(Player<P> player);

	abstract void takes(Player<P> player, String behavior, Object message);

	abstract void taken(Player.Turn<P> turn, Object message, boolean done);

	abstract void stops(Player<P> player);

	abstract void fails(P part, Throwable failure);

	abstract void replied(Note note, boolean first);

	abstract void stashed(P part, Note note, boolean full);

	abstract void unstashed(P part);

	abstract void became(P part, String behavior);

	abstract void scheduled(P part, Tick tick);

	abstract void ends(P part, boolean now);

}
