package io.troupe.runtime;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;

import io.troupe.ActorStoppedException;
import io.troupe.AskTimeoutException;
import io.troupe.DeadLetter;
import io.troupe.MailboxFullException;
import io.troupe.Reply;
import io.troupe.Supervision;
import org.jspecify.annotations.Nullable;

/**
 * Runs a program on worker threads, with its acts dealt out to several senders, and holds
 * the engine to what is true in whatever order things happen.
 */
final class ThreadStage extends Stage<LivePart> {

	private final ThreadEngine engine;

	private final Tally tally;

	private final long limitNanos;

	private final int[][] sentOutside = new int[ThreadEngine.MOST_SENDERS][MOST_PARTS];

	private final Map<Note, CompletableFuture<Integer>> asks = new ConcurrentHashMap<>();

	private final AtomicLong sent = new AtomicLong();

	private final AtomicLong refused = new AtomicLong();

	private final AtomicLong handled = new AtomicLong();

	private final AtomicLong ticks = new AtomicLong();

	private final AtomicLong letters = new AtomicLong();

	ThreadStage(ThreadEngine engine, Program program, Tally tally, long limitNanos) {
		super(engine.troupe, program);
		this.engine = engine;
		this.tally = tally;
		this.limitNanos = limitNanos;
	}

	/** Runs it all. Returns what is wrong, or {@code null}. */
	@Nullable String run(int senders) {
		Counts before = counts();
		this.program.roles().forEach((role) -> spawn(role, null));
		this.engine.together(senders, (number) -> {
			for (int i = number; i < this.program.acts().size(); i += senders) {
				perform(this.program.acts().get(i), null);
			}
		});
		if (!await(() -> this.parts.stream().allMatch(LivePart::rests))) {
			return "it does not come to rest: " + state();
		}
		for (LivePart part : this.parts) {
			end(part);
		}
		if (!await(() -> this.parts.stream().allMatch((part) -> part.ended))) {
			return "it does not end: " + state();
		}
		account(counts().since(before));
		return violation();
	}

	private static void end(LivePart part) {
		if (part.number % 2 == 0) {
			part.spawned().stop();
		}
		else {
			part.spawned().stopNow();
		}
	}

	private void account(Counts counts) {
		for (LivePart part : this.parts) {
			check(!part.started, part + " ended without its onStop");
		}
		long accounted = counts.refused() + this.handled.get() + this.letters.get();
		check(accounted == this.sent.get(), "of " + this.sent + " messages " + this.handled + " were handled, "
				+ counts.refused() + " refused and " + this.letters + " dead letters");
		check(counts.refused() >= this.refused.get(), this.refused + " sends were refused, not " + counts.refused());
		check(counts.processed() == this.handled.get() + this.ticks.get(),
				"processed " + counts.processed() + " not " + this.handled + " and " + this.ticks);
		// whoever was not handled is told by the end, without a timeout
		this.asks.forEach((note, answer) -> check(answer.isDone() || note.ends.get() > 0,
				"the ask by " + note + " is left open by the end of its actor"));
		this.engine.time.advance(Duration.ofMillis(100));
		this.asks.forEach((note, answer) -> {
			check(answer.isDone(), "the ask by " + note + " never ends");
			answer.handle((value, failure) -> tell(note, value, failure));
		});
	}

	private boolean tell(Note note, @Nullable Integer value, @Nullable Throwable failure) {
		check((value != null) == (note.answers.get() == 1),
				"the ask by " + note + " ended by " + value + failure + " after " + note.answers + " answers");
		this.tally.count((value != null) ? Tally.What.ANSWERED : (failure instanceof AskTimeoutException)
				? Tally.What.TIMED_OUT : (failure instanceof ActorStoppedException) ? Tally.What.ASK_STOPPED
						: (failure instanceof MailboxFullException) ? Tally.What.ASK_FULL : Tally.What.ASK_FAILED);
		return true;
	}

	private Counts counts() {
		return this.troupe.population("part")
			.map((now) -> new Counts(now.processed(), now.refused()))
			.orElse(new Counts(0, 0));
	}

	private boolean await(BooleanSupplier condition) {
		long begin = System.nanoTime();
		while (!condition.getAsBoolean()) {
			if (System.nanoTime() - begin > this.limitNanos) {
				return false;
			}
			if (this.parts.stream().anyMatch((part) -> part.cell().bits(Control.BACKING_OFF))) {
				this.engine.time.advance(Duration.ofMillis(10));
			}
			Thread.yield();
		}
		return true;
	}

	private String state() {
		StringBuilder text = new StringBuilder();
		for (LivePart part : this.parts) {
			Cell cell = part.cell();
			if (!part.rests() || !part.ended) {
				text.append(part)
					.append(cell.idle() ? " idle" : " not idle")
					.append(" with ")
					.append(cell.depth())
					.append(" messages and control ")
					.append(Integer.toBinaryString(cell.control()))
					.append("; ");
			}
		}
		return text.toString();
	}

	void died(DeadLetter letter) {
		if (letter.messageType() == Note.class) {
			this.letters.incrementAndGet();
		}
	}

	void restarted() {
		this.tally.count(Tally.What.RESTARTED);
	}

	@Override
	LivePart newPart(int number, Role role, @Nullable LivePart parent) {
		return new LivePart(number, role);
	}

	@Override
	void joined(LivePart part) {
		part.spawned().whenStopped().thenAccept((termination) -> {
			check(part.inside.get() == null, part + " ended in the middle of a turn");
			part.ended = true;
		});
	}

	@Override
	long now() {
		return this.engine.time.nanoTime();
	}

	@Override
	boolean exact() {
		return false;
	}

	@Override
	boolean failsAfterStash() {
		return false;
	}

	@Override
	void send(Act act, @Nullable LivePart from) {
		LivePart target = whom(act);
		int thread = (from != null) ? 0 : ThreadEngine.senderNumber();
		int sender = (from != null) ? from.number : -1 - thread;
		int sequence = ((from != null) ? from.sent : this.sentOutside[thread])[target.number]++;
		this.sent.incrementAndGet();
		if (act.verb() == Act.Verb.ASK) {
			ask(act, target, sender, sequence);
			return;
		}
		boolean kept = sent(act.verb(), target.handle(), new Note(sender, sequence, act.acts(), null));
		this.tally.count(kept ? Tally.What.TAKEN : Tally.What.REFUSED);
		if (!kept && act.verb() == Act.Verb.SEND) {
			this.refused.incrementAndGet();
		}
	}

	private void ask(Act act, LivePart target, int sender, int sequence) {
		Note[] made = new Note[1];
		CompletableFuture<Integer> answer = target.handle().ask((Reply<Integer> reply) -> {
			made[0] = new Note(sender, sequence, act.acts(), reply);
			return made[0];
		}, timeout(act));
		this.asks.put(made[0], answer);
	}

	@Override
	void step(int choice) {
		if (choice % 2 == 0) {
			Thread.yield();
		}
	}

	@Override
	void move(Duration duration, boolean jump) {
		if (jump) {
			this.engine.time.jump(duration);
		}
		else {
			this.engine.time.advance(duration);
		}
	}

	private void enter(LivePart part) {
		Thread other = part.inside.getAndSet(Thread.currentThread());
		check(other == null, part + " is in two turns at once");
		check(!part.ended, part + " runs after its end");
	}

	@Override
	void starts(Player<LivePart> player) {
		enter(player.part);
		check(!player.part.started, player.part + " starts again before its onStop");
		player.part.behavior = Player.BASE;
		player.part.ticks.forEach((tick) -> tick.state = Tick.State.CANCELLED);
		player.part.inside.set(null);
	}

	@Override
	void started(Player<LivePart> player) {
		player.part.started = true;
		this.tally.count(Tally.What.STARTED);
	}

	@Override
	void takes(Player<LivePart> player, String behavior, Object message) {
		LivePart part = player.part;
		enter(part);
		check(player.instance == part.instances, part + " handles by an instance that is gone");
		check(behavior.equals(part.behavior), part + " behaves as " + behavior + ", not " + part.behavior);
		if (message instanceof Note note) {
			check(note.stashed || part.inOrder(note), part + " takes " + note + " out of order");
			check(note.ends.get() == 0, part + " takes " + note + " again");
		}
		else if (message instanceof Tick tick) {
			takes(part, tick);
		}
	}

	private void takes(LivePart part, Tick tick) {
		long late = now() - tick.dueNanos;
		check(tick.state == Tick.State.ARMED, part + " takes a " + tick);
		check(late >= 0, part + " takes too early a " + tick);
		tick.received++;
		if (tick.period == null) {
			tick.state = Tick.State.DONE;
		}
		else {
			check(tick.received <= late / tick.period.toNanos() + 1, part + " takes too often a " + tick);
		}
		this.ticks.incrementAndGet();
		this.tally.count(Tally.What.TICKS);
	}

	@Override
	void taken(Player.Turn<LivePart> turn, Object message, boolean done) {
		if (message instanceof Note note && !turn.stashed) {
			check(note.ends.incrementAndGet() == 1, note + " ended twice");
			if (done) {
				this.handled.incrementAndGet();
				this.tally.count(Tally.What.HANDLED);
			}
		}
		turn.player.part.inside.set(null);
	}

	@Override
	void stops(Player<LivePart> player) {
		enter(player.part);
		check(player.part.started && player.instance == player.part.instances, player.part + " is stopped twice");
		player.part.started = false;
		player.part.inside.set(null);
	}

	@Override
	void fails(LivePart part, Throwable failure) {
		if (part.role.strategy() == Supervision.Strategy.RESUME) {
			part.started = true;
		}
	}

	@Override
	void replied(Note note, boolean first) {
		if (first) {
			check(note.answers.incrementAndGet() == 1, "the ask by " + note + " took two answers");
		}
	}

	@Override
	void stashed(LivePart part, Note note, boolean full) {
		this.tally.count(Tally.What.STASHED);
	}

	@Override
	void unstashed(LivePart part) {
	}

	@Override
	void became(LivePart part, String behavior) {
		part.behavior = behavior;
	}

	@Override
	void scheduled(LivePart part, Tick tick) {
	}

	@Override
	void ends(LivePart part, boolean now) {
	}

	/**
	 * What the engine has counted.
	 *
	 * @param processed messages handled
	 * @param refused messages refused
	 */
	private record Counts(long processed, long refused) {

		Counts since(Counts before) {
			return new Counts(this.processed - before.processed, this.refused - before.refused);
		}

	}

}
