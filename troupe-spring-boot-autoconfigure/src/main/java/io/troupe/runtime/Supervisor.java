package io.troupe.runtime;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import java.util.function.DoubleSupplier;

import io.troupe.Actor;
import io.troupe.ActorSnapshot;
import io.troupe.Behavior;
import io.troupe.DeadLetter;
import io.troupe.Supervision;
import io.troupe.Termination;
import org.jspecify.annotations.Nullable;

/**
 * Starts actors and decides what becomes of failed ones. Every method but {@link #stop}
 * and {@link #stopNow} runs in the actor's turn. The end itself is {@link Ending}'s.
 */
final class Supervisor {

	private final Engine engine;

	private final Ending ending;

	Supervisor(Engine engine) {
		this.engine = engine;
		this.ending = new Ending(engine);
	}

	/**
	 * Makes an instance and starts it.
	 * @param cell the actor, which has none
	 */
	void start(Cell cell) {
		try {
			Extras more = cell.extrasIfAny();
			if (more != null && more.backoff != null) {
				// an operator may have cut the wait short
				more.backoff.cancel();
				more.backoff = null;
			}
			if (more != null) {
				// the children have gone: what they told is of the instance before
				more.notices.clear();
			}
			this.ending.release(cell);
			// again: with children, the onStop comes only now
			clear(cell);
			if (cell.bits(Control.STOP_NOW)) {
				// the onStop of the instance before may have been more than the JVM could
				// bear
				return;
			}
			Actor<?, ?> instance = Objects.requireNonNull(cell.blueprint.factory.get(),
					"the factory of an actor must not return null");
			cell.behavior = Cell.untyped((Behavior<?, ?>) instance);
			Cell.untyped(instance).onStart(cell);
			cell.started = true;
			this.engine.listeners().onStarted(cell);
		}
		catch (Throwable ex) {
			failed(cell, null, ex);
		}
	}

	/**
	 * Acts on a failure.
	 * @param cell the actor
	 * @param node the message at hand, if any
	 * @param cause the failure
	 */
	void failed(Cell cell, @Nullable Node node, Throwable cause) {
		try {
			remember(cell, cause);
			act(cell, node, cause);
		}
		catch (Throwable ex) {
			// no memory to act, or an exception that fails when it is read: the actor
			// must not be
			// left without an owner
			cell.change(Control.FAILED | Control.STOP_NOW, 0);
		}
	}

	/**
	 * Keeps an error that the JVM may not survive.
	 * @param cell the actor in whose turn it was thrown
	 * @param cause what was thrown
	 * @return whether it is such an error
	 */
	static boolean remember(Cell cell, Throwable cause) {
		boolean fatal = cause instanceof VirtualMachineError && !(cause instanceof StackOverflowError);
		if (fatal) {
			cell.extras().fatal = (VirtualMachineError) cause;
		}
		return fatal;
	}

	private void act(Cell cell, @Nullable Node node, Throwable cause) {
		if (node != null) {
			node.abandoned(cause);
		}
		record(cell, node, cause);
		if (cell.bits(Control.FORCED)) {
			// the shutdown has ended the actor already
			return;
		}
		Supervision.Strategy strategy = (cell.extras().fatal != null) ? Supervision.Strategy.STOP
				: cell.blueprint.supervision.strategy();
		this.engine.listeners().onFailure(cell, cause, strategy);
		switch (strategy) {
			case RESUME -> resume(cell, cause);
			case RESTART -> restart(cell, cause);
			case STOP -> giveUp(cell, cause);
			case ESCALATE -> escalate(cell, cause);
		}
	}

	private void record(Cell cell, @Nullable Node node, Throwable cause) {
		Extras more = cell.extras();
		String type = (node != null) ? node.message.getClass().getName() : null;
		if (node != null) {
			more.failed.incrementAndGet();
			this.engine.deadLetters().add(cell, node, DeadLetter.Reason.FAILED, cause);
			if (more.stashedNode == node) {
				// counted as stashed in a turn that now does not count as processed
				more.countStashedAgain(-1);
			}
		}
		more.remember(new ActorSnapshot.Failure(this.engine.time().now(), type, describe(cause)));
	}

	private static String describe(Throwable cause) {
		try {
			return cause.toString();
		}
		catch (Throwable ex) {
			return cause.getClass().getName() + ", whose text cannot be read";
		}
	}

	private void resume(Cell cell, Throwable cause) {
		if (cell.behavior == null) {
			// nothing to go on with: the factory itself failed
			restart(cell, cause);
			return;
		}
		cell.started = true;
		this.engine.warn("Actor '" + cell.name() + "' failed and goes on with the next message", cause);
	}

	private void restart(Cell cell, Throwable cause) {
		Supervision supervision = cell.blueprint.supervision;
		int count = cell.extras().countRestart(this.engine.time().nanoTime(), supervision.within());
		if (count > supervision.maxRestarts()) {
			this.engine.warn("Actor '" + cell.name() + "' failed more than " + supervision.maxRestarts()
					+ " times within " + supervision.within() + " and is given up", cause);
			giveUpQuietly(cell, cause);
			return;
		}
		Duration wait = wait(supervision.backoff(), count, this.engine.random());
		this.engine.warn("Actor '" + cell.name() + "' failed and restarts in " + wait.toMillis() + " ms", cause);
		retire(cell);
		if (wait.isZero()) {
			return;
		}
		cell.change(Control.BACKING_OFF, 0);
		cell.extras().backoff = this.engine.time().schedule(wait, () -> cell.signal(0, Control.BACKING_OFF));
	}

	private static Duration wait(Supervision.Backoff backoff, int count, DoubleSupplier random) {
		long max = Nanos.of(backoff.max());
		long wait = Nanos.of(backoff.initial());
		for (int i = 1; i < count && wait < max; i++) {
			wait = Math.min(max, wait * 2);
		}
		double leftOut = (backoff.jitter() > 0) ? backoff.jitter() * random.getAsDouble() : 0;
		return Duration.ofNanos(wait - (long) (wait * leftOut));
	}

	/**
	 * Replaces the instance because an operator says so.
	 * @param cell the actor
	 */
	void renew(Cell cell) {
		if (!cell.bits(Control.VACANT)) {
			retire(cell);
		}
	}

	// the instance goes once the children have, the mailbox stays; then the next one is
	// made
	private void retire(Cell cell) {
		Extras more = cell.extras();
		more.restarted.incrementAndGet();
		more.children.copy().forEach(this::stopNow);
		if (!cell.hasChildren()) {
			this.ending.release(cell);
		}
		clear(cell);
		cell.change(Control.VACANT, 0);
	}

	// what the instance had set up for itself
	private static void clear(Cell cell) {
		Extras more = cell.extrasIfAny();
		if (more != null) {
			cancelTimers(more);
			Inflows streams = more.inflowsIfAny();
			if (streams != null) {
				streams.orphanOwn();
			}
			unstash(cell);
		}
	}

	private void giveUp(Cell cell, Throwable cause) {
		this.engine.warn("Actor '" + cell.name() + "' failed and is stopped", cause);
		giveUpQuietly(cell, cause);
	}

	private void giveUpQuietly(Cell cell, Throwable cause) {
		cell.extras().cause = cause;
		cell.change(Control.FAILED | Control.STOP_NOW, 0);
	}

	private void escalate(Cell cell, Throwable cause) {
		Cell parent = cell.parent;
		if (parent == null) {
			giveUp(cell, cause);
			return;
		}
		this.engine.warn("Actor '" + cell.name() + "' failed and fails its parent '" + parent.name() + "'", cause);
		giveUpQuietly(cell, cause);
		tell(parent, (owner) -> {
			if (!owner.bits(Control.VACANT | Control.STOP_NOW)) {
				failed(owner, null, cause);
			}
		});
	}

	void heed(Cell cell) {
		Extras more = cell.extras();
		for (Extras.Notice notice = more.notices.poll(); notice != null; notice = more.notices.poll()) {
			notice.heed(cell);
		}
	}

	static void tell(Cell cell, Extras.Notice notice) {
		cell.extras().notices.add(notice);
		cell.signal(Control.NOTICES, 0);
	}

	static void cancelTimers(Extras more) {
		more.timers.forEach(Timer::cancel);
	}

	/**
	 * Ends what would go on sending to an actor that ends: its timers and streams.
	 * @param more the rest of the actor
	 */
	static void silence(Extras more) {
		cancelTimers(more);
		Inflows streams = more.inflowsIfAny();
		if (streams != null) {
			streams.detachAll();
		}
	}

	static void unstash(Cell cell) {
		Extras more = cell.extras();
		if (more.stash.isEmpty()) {
			return;
		}
		more.front.addAll(more.stash);
		more.stash.clear();
		more.stashSize.lazySet(0);
		more.frontSize.lazySet(more.front.size());
		cell.change(Control.FRONT, 0);
	}

	/**
	 * Asks an actor to end once nothing is left to do. Any thread may call it.
	 * @param cell the actor
	 */
	void stop(Cell cell) {
		cell.limit = -1;
		cell.change(Control.STOP, 0);
		Extras more = cell.extrasIfAny();
		if (more != null) {
			silence(more);
		}
		cell.signal(Control.STOP, 0);
	}

	/**
	 * Asks an actor to end after its current message. Any thread may call it.
	 * @param cell the actor
	 */
	void stopNow(Cell cell) {
		cell.limit = -1;
		cell.signal(Control.STOP_NOW, 0);
	}

	void end(Cell cell, Node node) {
		this.ending.begin(cell, node);
		rethrow(cell);
	}

	void ending(Cell cell) {
		this.ending.proceed(cell);
		rethrow(cell);
	}

	// an error that the JVM may not survive goes on to the thread once its actor has
	// ended, or waits for its children to do so
	private static void rethrow(Cell cell) {
		Extras more = cell.extrasIfAny();
		VirtualMachineError error = (more != null) ? more.fatal : null;
		if (more != null && error != null) {
			more.fatal = null;
			throw error;
		}
	}

	void force(Cell cell) {
		this.ending.force(cell);
	}

	CompletionStage<Termination> ended(Cell cell) {
		return this.ending.ended(cell);
	}

	void watch(Cell cell, Watch watcher) {
		this.ending.watch(cell, watcher);
	}

	void abandon(Cell cell) {
		this.ending.abandon(cell);
	}

	/**
	 * Brings an ended permanent actor back. Any thread may call it.
	 * @param cell the actor
	 * @return {@code false} if it is none, or the engine is shutting down
	 */
	boolean revive(Cell cell) {
		return this.ending.revive(cell);
	}

}
