package io.troupe.runtime;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

import io.troupe.Actor;
import io.troupe.DeadLetter;
import io.troupe.Termination;

/**
 * The end of an actor: the mailbox is closed and what is left becomes dead letters, the
 * children end, then the instance's onStop runs and the actor is forgotten. All but
 * {@link #force} and {@link #revive} runs in the actor's turn.
 */
final class Ending {

	private static final int AWAITS_CHILDREN = Control.ENDING | Control.STOP | Control.STOP_NOW | Control.VACANT
			| Control.RENEW | Control.LONELY;

	private final Engine engine;

	Ending(Engine engine) {
		this.engine = engine;
	}

	/**
	 * Closes the mailbox, tells the children, and goes on as far as they let it.
	 * @param cell the actor
	 * @param node where the turn is in the mailbox
	 */
	void begin(Cell cell, Node node) {
		if ((cell.change(Control.ENDING, 0) & Control.ENDING) != 0) {
			// the shutdown forced the end in the meantime
			return;
		}
		close(cell, node);
		List<Cell> children = cell.hasChildren() ? cell.extras().children.copy() : List.of();
		Supervisor supervisor = this.engine.supervisor();
		int shutdown = cell.control() & Control.SHUTDOWN;
		for (Cell child : children) {
			child.change(shutdown, 0);
			if (cell.bits(Control.STOP_NOW)) {
				supervisor.stopNow(child);
			}
			else {
				supervisor.stop(child);
			}
		}
		proceed(cell);
	}

	private void close(Cell cell, Node node) {
		cell.limit = -1;
		Extras more = cell.extrasIfAny();
		Leftovers left = new Leftovers();
		if (more != null) {
			Supervisor.silence(more);
			left.takeAll(more.front, more.frontSize);
		}
		synchronized (cell) {
			cell.close(node, left);
		}
		if (more != null) {
			left.takeAll(more.stash, more.stashSize);
		}
		Extras late = cell.extrasIfAny();
		if (late != null) {
			// a sender may have been muted by this mailbox just before it closed
			late.gaps.set(0);
			late.pressure.close();
		}
		giveUp(cell, left);
		// without those that had come and waited in the mailbox
		cell.blueprint.definition.awaited.add(cell.pending());
	}

	private void giveUp(Cell cell, Leftovers left) {
		DeadLetter.Reason reason = cell.bits(Control.SHUTDOWN) ? DeadLetter.Reason.SHUTDOWN : DeadLetter.Reason.STOPPED;
		for (Node each : left.nodes) {
			if (each.isMessage()) {
				cell.blueprint.definition.left.increment();
			}
			this.engine.abandon(cell, each, reason);
		}
	}

	/**
	 * Finishes the end unless children still live; their last one brings the turn back.
	 * @param cell the actor, closed
	 */
	void proceed(Cell cell) {
		while (true) {
			cell.change(0, Control.NOTICES);
			int word = cell.control();
			if (!cell.hasChildren()) {
				finish(cell);
				return;
			}
			if (cell.park(word)) {
				return;
			}
		}
	}

	private void finish(Cell cell) {
		release(cell);
		giveUpStash(cell);
		conclude(cell);
	}

	// what onStop has put aside or back comes after the close
	private void giveUpStash(Cell cell) {
		Extras more = cell.extrasIfAny();
		if (more != null) {
			Leftovers left = new Leftovers();
			left.takeAll(more.front, more.frontSize);
			left.takeAll(more.stash, more.stashSize);
			giveUp(cell, left);
		}
	}

	/**
	 * Lets the instance go: its onStop if it started, then the spec's last step.
	 * @param cell the actor
	 */
	void release(Cell cell) {
		Actor<?, ?> instance = cell.instance();
		if (instance == null) {
			return;
		}
		boolean started = cell.started;
		cell.started = false;
		Extras more = cell.extrasIfAny();
		if (more != null) {
			more.instance = null;
		}
		cell.behavior = null;
		try {
			if (started) {
				Cell.untyped(instance).onStop(cell);
			}
		}
		catch (Throwable ex) {
			failed(cell, "onStop of actor '" + cell.name() + "' failed", ex);
		}
		try {
			if (cell.blueprint.release != null) {
				cell.blueprint.release.accept(instance);
			}
		}
		catch (Throwable ex) {
			failed(cell, "Releasing an instance of actor '" + cell.name() + "' failed", ex);
		}
	}

	// does no harm, unless the JVM may not survive it: then there is no restart
	private void failed(Cell cell, String text, Throwable cause) {
		this.engine.warn(text, cause);
		if (Supervisor.remember(cell, cause)) {
			cell.extras().cause = cause;
			cell.change(Control.FAILED | Control.STOP_NOW, 0);
		}
	}

	private void conclude(Cell cell) {
		if ((cell.change(Control.CONCLUDED, 0) & Control.CONCLUDED) != 0) {
			return;
		}
		Extras more = cell.extrasIfAny();
		if (more != null) {
			Supervisor.silence(more);
		}
		Outlet outlet = cell.outlet();
		if (outlet != null) {
			outlet.complete((more != null) ? more.cause : null);
		}
		this.engine.forget(cell);
		cell.change(Control.ENDED, 0);
		if (!this.engine.listeners().isEmpty()) {
			this.engine.listeners().onEnded(cell, termination(cell));
		}
		tellParent(cell);
		// looked at after the bit is set: who asks for the end looks the other way round
		Extras late = cell.extrasIfAny();
		if (late != null) {
			Watches watches = late.watchesIfAny();
			if (watches != null) {
				watches.withdrawAll();
				watches.tellAll(termination(cell));
			}
			late.ended.complete(termination(cell));
		}
	}

	// a parent that waits for its children sees that this one has gone when it looks, or
	// has said that it waits before this one looks
	private static void tellParent(Cell cell) {
		Cell parent = cell.parent;
		if (parent != null && parent.bits(AWAITS_CHILDREN)) {
			parent.signal(Control.NOTICES, 0);
		}
	}

	/**
	 * Returns how an actor ended, once it has.
	 * @param cell the actor
	 * @return a stage that completes with the end
	 */
	CompletionStage<Termination> ended(Cell cell) {
		Extras more = cell.extras();
		if (cell.bits(Control.ENDED)) {
			more.ended.complete(termination(cell));
		}
		return more.whenStopped();
	}

	/**
	 * Has a watcher told of the end of an actor, at once if that has come.
	 * @param cell the actor
	 * @param watcher who watches it
	 */
	void watch(Cell cell, Watch watcher) {
		Watches watches = cell.extras().watches();
		watches.add(watcher);
		if (cell.bits(Control.ENDED)) {
			watches.tellAll(termination(cell));
		}
	}

	private static Termination termination(Cell cell) {
		int word = cell.control();
		Termination.Reason reason = ((word & Control.FAILED) != 0) ? Termination.Reason.FAILED
				: ((word & Control.SHUTDOWN) != 0) ? Termination.Reason.SHUTDOWN : Termination.Reason.STOPPED;
		Extras more = cell.extrasIfAny();
		return new Termination(cell.name(), reason, (more != null) ? more.cause : null);
	}

	/**
	 * Ends an actor whose handler does not return, from the thread that shuts down: what
	 * waits becomes dead letters; onStop is left out, since the handler may still touch
	 * the instance. An actor that waits for its children is left to them.
	 * @param cell the actor, told to stop at once before
	 */
	void force(Cell cell) {
		while (true) {
			int word = cell.control();
			if ((word & Control.ENDING) != 0) {
				return;
			}
			if (cell.exchange(word, word | Control.ENDING | Control.FORCED)) {
				break;
			}
		}
		Node node = cell.head;
		if (node != null) {
			close(cell, node);
		}
		conclude(cell);
	}

	/**
	 * Ends an actor whose children, or whose onStop, did not come to an end, from the
	 * thread that shuts down.
	 * @param cell the actor, closed
	 */
	void abandon(Cell cell) {
		cell.change(Control.FORCED, 0);
		conclude(cell);
	}

	/**
	 * Makes an ended permanent actor start afresh.
	 * @param cell the actor
	 * @return {@code false} if it is none, or the engine is shutting down
	 */
	boolean revive(Cell cell) {
		if (!cell.blueprint.definition.permanent()) {
			return false;
		}
		synchronized (cell) {
			if (!cell.bits(Control.ENDED) || this.engine.draining()) {
				return false;
			}
			cell.extras().cause = null;
			cell.extras().restarts.clear();
			cell.extras().gaps.set(0);
			cell.extras().pressure.reopen();
			int ended = Control.ENDED | Control.ENDING | Control.CONCLUDED | Control.FAILED;
			cell.change(Control.VACANT,
					ended | Control.STOP | Control.STOP_NOW | Control.NOTICES | Control.BACKING_OFF);
			Outlet outlet = cell.outlet();
			if (outlet != null) {
				outlet.reopen();
			}
			cell.reopen();
			cell.limit = cell.blueprint.capacity;
		}
		if (this.engine.draining()) {
			cell.limit = -1;
		}
		this.engine.remember(cell);
		cell.wake();
		return true;
	}

	/** What a closed mailbox held, mostly nothing. */
	private static final class Leftovers implements Consumer<Node> {

		private List<Node> nodes = List.of();

		@Override
		public void accept(Node node) {
			list().add(node);
		}

		void takeAll(Collection<Node> more, AtomicInteger size) {
			if (!more.isEmpty()) {
				list().addAll(more);
				more.clear();
				size.lazySet(0);
			}
		}

		private List<Node> list() {
			if (this.nodes.isEmpty()) {
				this.nodes = new ArrayList<>();
			}
			return this.nodes;
		}

	}

}
