package io.troupe.runtime;

import java.time.Duration;

import io.troupe.AskTimeoutException;
import io.troupe.Cancellable;
import io.troupe.Reply;
import org.jspecify.annotations.Nullable;

/**
 * One question under way: the future on the asker's side and the reply on the other.
 *
 * @param <R> the type of the answer
 */
final class Ask<R extends @Nullable Object> extends GuardedFuture<R> implements Reply<R> {

	private final long sentNanos;

	private @Nullable Class<?> messageType;

	private volatile @Nullable Cancellable timer;

	Ask(Cell cell) {
		super(cell);
		this.sentNanos = cell.engine().time().nanoTime();
	}

	Class<?> messageType() {
		Class<?> type = this.messageType;
		return (type != null) ? type : Object.class;
	}

	long sentNanos() {
		return this.sentNanos;
	}

	/**
	 * Starts the clock.
	 * @param messageType the class of the message
	 * @param timeout how long to wait
	 */
	void within(Class<?> messageType, Duration timeout) {
		this.messageType = messageType;
		cell().engine().openAsks().add(this);
		this.timer = cell().engine().time().schedule(timeout, () -> timedOut(timeout));
		if (isDone()) {
			// the answer may have come before there was a timer to cancel
			stopClock();
		}
	}

	private void timedOut(Duration timeout) {
		Class<?> type = this.messageType;
		if (isDone() || type == null) {
			return;
		}
		AskTimeoutException failure = cell().engine().snapshots().explain(cell(), type, timeout);
		if (super.completeExceptionally(failure)) {
			cell().engine().openAsks().remove(this);
			tell(ActorListener.AskOutcome.TIMED_OUT);
		}
	}

	@Override
	public boolean send(R value) {
		return complete(value);
	}

	@Override
	public boolean fail(Throwable cause) {
		return completeExceptionally(cause);
	}

	@Override
	public boolean complete(R value) {
		return ended(super.complete(value), ActorListener.AskOutcome.ANSWERED);
	}

	@Override
	public boolean completeExceptionally(Throwable ex) {
		return ended(super.completeExceptionally(ex), ActorListener.AskOutcome.FAILED);
	}

	@Override
	public boolean cancel(boolean mayInterruptIfRunning) {
		boolean done = isDone();
		boolean cancelled = super.cancel(mayInterruptIfRunning);
		ended(cancelled && !done, ActorListener.AskOutcome.FAILED);
		return cancelled;
	}

	private boolean ended(boolean first, ActorListener.AskOutcome outcome) {
		if (first) {
			stopClock();
			tell(outcome);
		}
		return first;
	}

	private void stopClock() {
		cell().engine().openAsks().remove(this);
		Cancellable running = this.timer;
		if (running != null) {
			running.cancel();
		}
	}

	private void tell(ActorListener.AskOutcome outcome) {
		Listeners listeners = cell().engine().listeners();
		if (!listeners.isEmpty()) {
			listeners.onAsk(cell().blueprint.definition.name, outcome,
					cell().engine().time().nanoTime() - this.sentNanos);
		}
	}

}
