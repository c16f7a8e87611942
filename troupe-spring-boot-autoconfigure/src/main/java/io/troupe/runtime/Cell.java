package io.troupe.runtime;

import java.util.Objects;

import io.troupe.Actor;
import io.troupe.ActorContext;
import io.troupe.ActorKind;
import io.troupe.Behavior;
import org.jspecify.annotations.Nullable;

/**
 * One actor inside the engine: its mailbox, its instance and its turn. Whoever moves the
 * mailbox from idle to not idle, or takes the {@link Control#PARKED} bit away, owns the
 * turn and has to dispatch the cell; the owner alone runs {@link #run} and touches the
 * fields that say so. That chain of owners makes everything of one turn visible in the
 * next.
 */
abstract class Cell extends Context {

	/**
	 * What takes the next message; written by the owner. It is the instance itself unless
	 * that has designated another.
	 */
	@Nullable Behavior<Object, ActorContext<Object>> behavior;

	Cell(Blueprint blueprint, @Nullable Cell parent, int number, int control) {
		super(blueprint, parent, number, control);
	}

	static Cell of(Blueprint blueprint, @Nullable Cell parent, int number, int control) {
		return (blueprint.kind == ActorKind.SINK) ? new SinkCell(blueprint, parent, number, control)
				: new StreamCell(blueprint, parent, number, control);
	}

	@SuppressWarnings("unchecked")
	static Behavior<Object, ActorContext<Object>> untyped(Behavior<?, ?> behavior) {
		return (Behavior<Object, ActorContext<Object>>) behavior;
	}

	@SuppressWarnings("unchecked")
	static Actor<Object, ActorContext<Object>> untyped(Actor<?, ?> actor) {
		return (Actor<Object, ActorContext<Object>>) actor;
	}

	@Override
	final Cell cell() {
		return this;
	}

	/**
	 * Returns the instance.
	 * @return the actor, or {@code null} while there is none
	 */
	final @Nullable Actor<?, ?> instance() {
		Extras more = extrasIfAny();
		Actor<?, ?> known = (more != null) ? more.instance : null;
		return (known != null) ? known : (Actor<?, ?>) this.behavior;
	}

	@Override
	Extras newExtras() {
		return new Extras(this);
	}

	@Override
	void dispatch() {
		this.blueprint.dispatcher.dispatch(this);
	}

	/**
	 * Takes a turn.
	 * @param worker the calling thread
	 */
	void run(Worker worker) {
		turn(worker, null);
	}

	/** Takes a turn on a thread of somebody else's. */
	void run() {
		ForeignTurn turn = engine().turns().enter(this, Thread.currentThread());
		try {
			turn(null, turn);
		}
		finally {
			engine().turns().exit(turn);
		}
	}

	private void turn(@Nullable Worker worker, @Nullable ForeignTurn foreign) {
		Node node = this.head;
		if (node == null) {
			// the mailbox is closed; children were awaited, unless the shutdown has given
			// it up
			if (!bits(Control.FORCED)) {
				engine().supervisor().ending(this);
			}
			return;
		}
		if (node.next() != null) {
			HighWater.watch(this);
		}
		int left = engine().throughput();
		while (true) {
			int seen = control();
			Settled settled = (seen != 0) ? settle(node) : Settled.GO;
			if (settled == Settled.GONE) {
				return;
			}
			boolean work = settled == Settled.FRONT || waiting(node);
			if (work && left-- == 0) {
				pass(node);
				return;
			}
			if (settled == Settled.FRONT) {
				processFront(worker, foreign);
			}
			else if (work) {
				claimAndProcess(node, seen, foreign);
			}
			else {
				Node next = advance(node, seen, worker);
				if (next == null) {
					return;
				}
				node = next;
			}
		}
	}

	private void claimAndProcess(Node node, int seen, @Nullable ForeignTurn foreign) {
		if (claim(node)) {
			relieve(seen);
			process(node, foreign);
		}
	}

	private void pass(Node node) {
		HighWater.watch(this);
		trim(node);
		this.blueprint.dispatcher.yield(this);
	}

	private boolean claim(Node node) {
		if (!this.blueprint.dropsOldest) {
			take(node);
			return true;
		}
		synchronized (this) {
			boolean mine = waiting(node);
			if (mine) {
				Eviction.pass(this, node);
			}
			return mine;
		}
	}

	private @Nullable Node advance(Node node, int seen, @Nullable Worker worker) {
		return this.blueprint.dropsOldest ? advanceGuarded(node, seen, worker) : advanceFreely(node, seen, worker);
	}

	private @Nullable Node advanceFreely(Node node, int seen, @Nullable Worker worker) {
		Node next = node.next();
		if (next != null) {
			return next;
		}
		if (worker != null && seen == 0 && worker.keeps(this)) {
			trim(node);
			return null;
		}
		if (worker != null) {
			worker.finish();
		}
		boolean rested = rest(node);
		// a signal that came before the exchange relied on this look
		next = (rested && control() != seen) ? reclaim() : null;
		if (rested && next == null) {
			return null;
		}
		if (worker != null) {
			worker.goOn();
		}
		if (next == null) {
			next = following(node);
		}
		if (next == null) {
			pass(node);
		}
		return next;
	}

	/**
	 * Tells whether an actor whose turn is kept has something to do.
	 * @return whether it has
	 */
	boolean stirs() {
		Node node = this.head;
		return node == null || node.next() != null || control() != 0;
	}

	/**
	 * Gives up a turn that was kept.
	 * @return {@code false} if there is something to do after all, and the turn goes on
	 */
	boolean settleDown() {
		this.lingering = false;
		Node node = this.head;
		return node != null && rest(node) && (control() == 0 || reclaim() == null);
	}

	private @Nullable Node advanceGuarded(Node node, int seen, @Nullable Worker worker) {
		synchronized (this) {
			Node next = advanceFreely(node, seen, worker);
			if (next != null) {
				trim(next);
			}
			return next;
		}
	}

	private void process(Node node, @Nullable ForeignTurn foreign) {
		if (foreign != null) {
			foreign.begin(node.message);
		}
		try {
			if (node.getClass() == Node.class) {
				handle(node.message);
			}
			else {
				node.deliver(this);
			}
		}
		catch (Throwable ex) {
			engine().supervisor().failed(this, node, ex);
		}
	}

	void handle(Object message) throws Exception {
		Objects.requireNonNull(this.behavior).onMessage(message, this);
		countProcessed();
	}

	/**
	 * Tells whether a message is timed. The first of many actors of one definition are
	 * not the same choice.
	 * @param index its number in this mailbox
	 * @return whether it is
	 */
	boolean sampled(int index) {
		return this.blueprint.sampler.chooses(index + this.number);
	}

	void handleSampled(Object message, long sentNanos) throws Exception {
		long begin = engine().time().nanoTime();
		try {
			handle(message);
		}
		finally {
			long end = engine().time().nanoTime();
			engine().listeners().onSample(this.blueprint.definition.name, begin - sentNanos, end - begin);
		}
	}

	/**
	 * Looks at the control word.
	 * @param node where the turn is in the mailbox
	 * @return how to go on
	 */
	private Settled settle(Node node) {
		Supervisor supervisor = engine().supervisor();
		while (true) {
			int word = control();
			relieve(word);
			if ((word & Control.ENDING) != 0) {
				return Settled.GONE;
			}
			if ((word & Control.NOTICES) != 0) {
				change(0, Control.NOTICES);
				supervisor.heed(this);
			}
			else if ((word & Control.STOP_NOW) != 0 || ((word & Control.STOP) != 0 && finished(node, word))
					|| ((word & Control.LONELY) != 0 && Solitude.reached(this, word) && finished(node, word))) {
				supervisor.end(this, node);
				return Settled.GONE;
			}
			else if (held(word)) {
				if (park(node, word)) {
					return Settled.GONE;
				}
			}
			else if ((word & Control.RENEW) != 0) {
				change(0, Control.RENEW);
				supervisor.renew(this);
			}
			else if ((word & Control.VACANT) != 0) {
				change(0, Control.VACANT);
				supervisor.start(this);
			}
			else if ((word & Control.FRONT) != 0) {
				return Settled.FRONT;
			}
			else {
				return Settled.GO;
			}
		}
	}

	private void relieve(int word) {
		if ((word & Control.PRESSURE) != 0) {
			extras().pressure.relieve();
		}
	}

	private boolean held(int word) {
		int holds = Control.HELD | Control.SUSPENDED | Control.BACKING_OFF;
		if ((word & (Control.STOP | Control.RENEW | Control.VACANT)) == 0) {
			// stopping and supervision of a muted actor go on
			holds |= Control.MUTED;
		}
		return (word & holds) != 0 || ((word & (Control.VACANT | Control.RENEW)) == Control.VACANT && hasChildren());
	}

	// nothing queued, unstashed, piped or managed; an instance not yet made gets its
	// start,
	// but one that would only be made after a wait does not
	private boolean finished(Node node, int word) {
		return !waiting(node) && lastIndex() == consumed() && (word & Control.FRONT) == 0 && pending() == 0
				&& (word & (Control.VACANT | Control.BACKING_OFF)) != Control.VACANT;
	}

	private boolean park(Node node, int word) {
		trim(node);
		return park(word);
	}

	private void processFront(@Nullable Worker worker, @Nullable ForeignTurn foreign) {
		Extras more = extras();
		Node node = more.front.pollFirst();
		more.frontSize.lazySet(more.front.size());
		if (node == null) {
			change(0, Control.FRONT);
			return;
		}
		more.frontNode = node;
		if (worker != null) {
			worker.goOn();
		}
		process(node, foreign);
		more.frontNode = null;
	}

	/**
	 * Finds the node that the current turn handles, on the owner's thread.
	 * @return the node, or {@code null} outside the handling of a message
	 */
	@Nullable Node current() {
		Extras more = extrasIfAny();
		if (more != null && more.frontNode != null) {
			return more.frontNode;
		}
		Node node = this.head;
		while (node != null && !this.blueprint.dropsOldest && node.index - consumed() < 0) {
			node = node.next();
		}
		return (node != null && !waiting(node)) ? node : null;
	}

	/** How a turn goes on after a look at the control word. */
	private enum Settled {

		/** Take the next message. */
		GO,

		/** Take one from the front. */
		FRONT,

		/** The turn is given up; touch nothing any more. */
		GONE

	}

}
