package io.troupe.runtime;

import java.time.Duration;

import io.troupe.AskTimeoutException;
import io.troupe.Reply;
import org.jspecify.annotations.Nullable;

/**
 * One question under way: the future on the asker's side and the reply on the other.
 *
 * @param <R> the type of the answer
 */
final class Ask<R extends @Nullable Object> extends GuardedFuture<R> implements Reply<R> {

	private final Cell cell;

	private final long sentNanos;

	private final Duration timeout;

	// the message as it was sent
	private @Nullable AskNode node;

	/** Where it is among the open asks, negative before it is; written by them. */
	int place = -1;

	// whether the wait for the answer is told; written in the turn that takes the message
	private boolean timed;

	/** Whether it waits for room in the mailbox; written by the thread that asks. */
	volatile boolean outside;

	Ask(Cell cell, Duration timeout) {
		this.cell = cell;
		this.timeout = timeout;
		this.sentNanos = cell.engine().time().nanoTime();
	}

	/**
	 * Returns the actor that is asked.
	 * @return the actor
	 */
	Cell cell() {
		return this.cell;
	}

	@Override
	Ask<?> ask() {
		return this;
	}

	@Nullable AskNode node() {
		return this.node;
	}

	Class<?> messageType() {
		AskNode question = this.node;
		return (question != null) ? question.message.getClass() : Object.class;
	}

	Duration timeout() {
		return this.timeout;
	}

	long sentNanos() {
		return this.sentNanos;
	}

	/**
	 * Tells when time is up.
	 * @return the time, nanoseconds by the engine's clock
	 */
	long dueNanos() {
		return this.sentNanos + Nanos.of(this.timeout);
	}

	/** Has the time between question and answer told to listeners. */
	void time() {
		this.timed = true;
	}

	/**
	 * Starts the clock.
	 * @param node the message, not yet sent
	 */
	void open(AskNode node) {
		this.node = node;
		cell().engine().openAsks().add(this);
	}

	/**
	 * Ends the ask without an answer.
	 * @param stacks where handlers are at the moment
	 */
	void timedOut(Stacks stacks) {
		if (isDone()) {
			return;
		}
		AskTimeoutException failure = cell().engine().snapshots().explain(this, stacks);
		ended(super.completeExceptionally(failure), ActorListener.AskOutcome.TIMED_OUT);
	}

	/**
	 * Ends the ask if its time is up, on the thread that asks.
	 */
	void expire() {
		if (cell().engine().time().nanoTime() - dueNanos() >= 0) {
			timedOut(new Stacks());
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
			cell().engine().openAsks().remove(this);
			Definition definition = cell().blueprint.definition;
			definition.asks(outcome).increment();
			if (this.timed || outcome != ActorListener.AskOutcome.ANSWERED) {
				cell().engine()
					.listeners()
					.onAsk(definition.name, outcome, cell().engine().time().nanoTime() - this.sentNanos);
			}
		}
		return first;
	}

}
