package io.troupe.runtime;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;

import io.troupe.Cancellable;
import org.jspecify.annotations.Nullable;

/**
 * One message, or a series of the same, that an actor sends itself by the clock. It is
 * armed by the owner, fires on the clock's thread and is delivered by the owner; whoever
 * cancels it in between wins.
 */
final class Timer implements Cancellable {

	private final Cell cell;

	private final Object message;

	private final @Nullable Duration period;

	private final AtomicReference<State> state = new AtomicReference<>(State.ARMED);

	private volatile @Nullable Cancellable wait;

	// when the next tick is due; written by whoever arms it
	private long dueNanos;

	Timer(Cell cell, Object message, @Nullable Duration period) {
		this.cell = cell;
		this.message = message;
		this.period = period;
	}

	void arm(Duration delay) {
		this.cell.extras().timers.add(this);
		this.dueNanos = this.cell.engine().time().nanoTime() + Nanos.of(delay);
		await(delay);
		if (this.cell.bits(Control.STOP | Control.STOP_NOW)) {
			// an actor that ends has no timers; stop() may have cancelled those it saw
			// before this one
			cancel();
		}
	}

	private void await(Duration delay) {
		this.wait = this.cell.engine().time().schedule(delay, this::fire);
		if (this.state.get() == State.CANCELLED) {
			// cancelled before there was a wait to cancel
			forget();
		}
	}

	private void fire() {
		if (this.state.compareAndSet(State.ARMED, State.QUEUED)) {
			this.cell.engine().admission().exempt(this.cell, new TimerNode(this.message, this));
		}
		if (this.period != null && this.state.get() != State.CANCELLED) {
			long now = this.cell.engine().time().nanoTime();
			long step = Math.max(1, Nanos.of(this.period));
			// ticks missed by a late clock are skipped, the rhythm is kept
			long missed = Math.max(0, (now - this.dueNanos) / step);
			this.dueNanos += step * (missed + 1);
			await(Duration.ofNanos(Math.max(0, this.dueNanos - now)));
		}
	}

	/**
	 * Takes the queued tick, in the actor's turn.
	 * @return {@code false} if it was cancelled in the meantime
	 */
	boolean deliver() {
		boolean due = this.state.compareAndSet(State.QUEUED, (this.period != null) ? State.ARMED : State.DONE);
		if (due && this.period == null) {
			this.cell.extras().timers.remove(this);
		}
		return due;
	}

	@Override
	public boolean cancel() {
		State before = this.state.getAndUpdate((now) -> (now == State.DONE) ? now : State.CANCELLED);
		if (before != State.CANCELLED && before != State.DONE) {
			forget();
			return true;
		}
		return false;
	}

	private void forget() {
		Cancellable waiting = this.wait;
		if (waiting != null) {
			waiting.cancel();
		}
		this.cell.extras().timers.remove(this);
		Solitude.reconsider(this.cell);
	}

	boolean cancelled() {
		return this.state.get() == State.CANCELLED;
	}

	/** Where a timer is. */
	private enum State {

		ARMED, QUEUED, DONE, CANCELLED

	}

	/** A tick in the mailbox. */
	private static final class TimerNode extends Node {

		private final Timer timer;

		TimerNode(Object message, Timer timer) {
			super(message);
			this.timer = timer;
		}

		@Override
		void deliver(Cell cell) throws Throwable {
			if (this.timer.deliver()) {
				cell.handle(this.message);
			}
		}

		@Override
		boolean isMessage() {
			return !this.timer.cancelled();
		}

		@Override
		boolean droppable() {
			return false;
		}

	}

}
