package io.troupe.runtime;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

import io.troupe.Overflow;
import org.jspecify.annotations.Nullable;

/**
 * What an actor has to be like, message by message: the sequential model of one actor. It
 * knows nothing of threads, turns and signals.
 */
final class ModelPart extends Part {

	final @Nullable ModelPart parent;

	final List<ModelPart> children = new ArrayList<>();

	private final ArrayDeque<Object> waiting = new ArrayDeque<>();

	private final ArrayDeque<Object> front = new ArrayDeque<>();

	private final ArrayDeque<Object> stash = new ArrayDeque<>();

	/** What it sent itself, which is never dropped. */
	private final List<Object> exempt = new ArrayList<>();

	/** Failures of children that it has not heard of yet. */
	final List<Throwable> escalated = new ArrayList<>();

	private final ArrayDeque<Long> restarts = new ArrayDeque<>();

	boolean stopping;

	boolean stoppingNow;

	boolean failed;

	/** Whether it takes no message any more. */
	boolean closed;

	boolean ended;

	/** Whether it has an instance that is owed its onStop. */
	boolean started;

	boolean inside;

	/** Whether it waits for a fresh instance. */
	boolean vacant;

	/** The message whose handler threw, until the engine has told of it. */
	@Nullable Object failing;

	String behavior = Player.BASE;

	@Nullable Throwable thrown;

	ModelPart(int number, Role role, @Nullable ModelPart parent) {
		super(number, role);
		this.parent = parent;
		if (parent != null) {
			parent.children.add(this);
		}
	}

	/** Whether messages to it are dead letters at once. */
	boolean refuses() {
		return this.stopping || this.stoppingNow || this.closed;
	}

	/** Whether its end was asked for, or failures brought it. */
	boolean ending() {
		return this.stopping || this.stoppingNow || this.failed;
	}

	boolean childrenEnded() {
		return this.children.stream().allMatch((child) -> child.ended);
	}

	/** Takes a message, or what happens instead. */
	Fate offer(Object message, @Nullable ModelPart from) {
		if (refuses()) {
			return new Fate(Verdict.STOPPED, message);
		}
		if (from == this) {
			if (message instanceof Note note && note.reply == null) {
				// an ask to itself is taken over the bound like a send, but may be
				// dropped
				// later
				this.exempt.add(message);
			}
			this.waiting.addLast(message);
			return Fate.TAKEN;
		}
		if (this.waiting.size() < this.role.bound()) {
			this.waiting.addLast(message);
			return Fate.TAKEN;
		}
		Overflow overflow = this.role.overflow();
		if (overflow == Overflow.DROP_NEWEST) {
			return new Fate(Verdict.DROPPED, message);
		}
		if (overflow == Overflow.REJECT || (from == null && overflow != Overflow.DROP_OLDEST)) {
			return new Fate(Verdict.REFUSED, message);
		}
		Object oldest = (overflow == Overflow.DROP_OLDEST) ? oldest() : null;
		this.waiting.addLast(message);
		return (oldest != null) ? new Fate(Verdict.TAKEN, oldest) : Fate.TAKEN;
	}

	private @Nullable Object oldest() {
		for (Object each : this.waiting) {
			if (each instanceof Note && !this.exempt.contains(each)) {
				this.waiting.remove(each);
				return each;
			}
		}
		return null;
	}

	/** Takes a tick, which the bound does not concern. */
	void fire(Tick tick) {
		if (tick.state == Tick.State.ARMED) {
			tick.state = Tick.State.QUEUED;
			this.waiting.addLast(tick);
		}
	}

	/** What its handler must get now. */
	@Nullable Object take() {
		Object next = this.front.pollFirst();
		if (next == null) {
			skipCancelled(0);
			next = this.waiting.pollFirst();
		}
		if (next instanceof Tick tick) {
			tick.received++;
			tick.state = (tick.period != null) ? Tick.State.ARMED : Tick.State.DONE;
		}
		return next;
	}

	/** Lets cancelled ticks go from the head until so many messages wait. */
	void skipCancelled(int depth) {
		while (this.waiting.size() > depth && cancelled(this.waiting.peekFirst())) {
			this.waiting.removeFirst();
		}
	}

	private static boolean cancelled(@Nullable Object message) {
		return message instanceof Tick tick && tick.state == Tick.State.CANCELLED;
	}

	int depth() {
		return this.waiting.size();
	}

	boolean hasWork() {
		return !this.front.isEmpty() || this.waiting.stream().anyMatch((each) -> !cancelled(each));
	}

	boolean stashFull() {
		int most = (this.role.capacity() == 0) ? Integer.MAX_VALUE : this.role.capacity();
		return this.stash.size() >= most;
	}

	void stash(Object message) {
		this.stash.addLast(message);
	}

	void unstash() {
		this.front.addAll(this.stash);
		this.stash.clear();
	}

	void cancelTimers() {
		this.ticks.forEach(Tick::cancel);
	}

	/** Ends taking messages. Returns those that are left. */
	List<Object> close() {
		cancelTimers();
		List<Object> left = new ArrayList<>(this.front);
		this.waiting.stream().filter((each) -> !cancelled(each)).forEach(left::add);
		left.addAll(this.stash);
		this.front.clear();
		this.waiting.clear();
		this.stash.clear();
		this.closed = true;
		return left;
	}

	/** Whether one more failure is one too many. */
	boolean restartsUp(long now) {
		while (!this.restarts.isEmpty() && now - this.restarts.getFirst() > Role.WINDOW.toNanos()) {
			this.restarts.removeFirst();
		}
		this.restarts.addLast(now);
		return this.restarts.size() > this.role.restarts();
	}

	/** What has to become of a message. */
	enum Verdict {

		TAKEN, REFUSED, DROPPED, STOPPED

	}

	/**
	 * What has to come of sending a message.
	 *
	 * @param verdict what becomes of it
	 * @param letter the dead letter that it, or an older one, has become
	 */
	record Fate(Verdict verdict, @Nullable Object letter) {

		static final Fate TAKEN = new Fate(Verdict.TAKEN, null);

	}

}
