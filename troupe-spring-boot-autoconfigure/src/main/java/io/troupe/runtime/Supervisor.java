package io.troupe.runtime;

import java.time.Duration;
import java.util.Objects;

import io.troupe.Actor;
import io.troupe.ActorSnapshot;
import io.troupe.Behavior;
import io.troupe.DeadLetter;
import io.troupe.SinkContext;
import io.troupe.Supervision;
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
			this.ending.release(cell);
			Actor<?, ?> instance = Objects.requireNonNull(cell.blueprint.factory.get(),
					"the factory of an actor must not return null");
			cell.instance = instance;
			cell.behavior = behavior(instance);
			typed(instance).onStart(cell.context);
			cell.started = true;
			this.engine.listeners().onStarted(cell);
		}
		catch (Throwable ex) {
			failed(cell, null, ex);
		}
	}

	@SuppressWarnings("unchecked")
	private static Behavior<Object, SinkContext<Object>> behavior(Actor<?, ?> instance) {
		return (Behavior<Object, SinkContext<Object>>) instance;
	}

	@SuppressWarnings("unchecked")
	private static Actor<Object, SinkContext<Object>> typed(Actor<?, ?> instance) {
		return (Actor<Object, SinkContext<Object>>) instance;
	}

	/**
	 * Acts on a failure.
	 * @param cell the actor
	 * @param node the message at hand, if any
	 * @param cause the failure
	 */
	void failed(Cell cell, @Nullable Node node, Throwable cause) {
		boolean fatal = cause instanceof VirtualMachineError && !(cause instanceof StackOverflowError);
		Supervision supervision = cell.blueprint.supervision;
		Supervision.Strategy strategy = fatal ? Supervision.Strategy.STOP : supervision.strategy();
		if (fatal) {
			cell.fatal = (VirtualMachineError) cause;
		}
		record(cell, node, cause);
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
		more.remember(new ActorSnapshot.Failure(this.engine.time().now(), type, String.valueOf(cause)));
		if (node != null) {
			more.failed.incrementAndGet();
			this.engine.deadLetters().add(cell, node, DeadLetter.Reason.FAILED, cause);
			node.abandoned(cause);
		}
	}

	private void resume(Cell cell, Throwable cause) {
		if (cell.instance == null) {
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
		Duration wait = wait(supervision.backoff(), count);
		this.engine.warn("Actor '" + cell.name() + "' failed and restarts in " + wait.toMillis() + " ms", cause);
		retire(cell);
		if (wait.isZero()) {
			return;
		}
		cell.change(Control.BACKING_OFF, 0);
		this.engine.time().schedule(wait, () -> cell.signal(0, Control.BACKING_OFF));
	}

	private static Duration wait(Supervision.Backoff backoff, int count) {
		int doublings = Math.min(count - 1, 30);
		Duration wait = backoff.initial().multipliedBy(1L << doublings);
		return (wait.compareTo(backoff.max()) > 0) ? backoff.max() : wait;
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
		cancelTimers(more);
		unstash(cell);
		cell.change(Control.VACANT, 0);
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
		tell(parent, (owner) -> failed(owner, null, cause));
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

	static void unstash(Cell cell) {
		Extras more = cell.extras();
		if (more.stash.isEmpty()) {
			return;
		}
		more.front.addAll(more.stash);
		more.stash.clear();
		more.stashSize = 0;
		more.frontSize = more.front.size();
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
			cancelTimers(more);
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
	}

	void ending(Cell cell) {
		this.ending.proceed(cell);
	}

	boolean force(Cell cell) {
		return this.ending.force(cell);
	}

	/**
	 * Brings an ended permanent actor back. Any thread may call it.
	 * @param cell the actor
	 */
	void revive(Cell cell) {
		this.ending.revive(cell);
	}

}
