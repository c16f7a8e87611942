package io.troupe.runtime;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.jspecify.annotations.Nullable;

/**
 * A future of an actor's answer, and every stage made from it, that refuses to block that
 * actor's own turn: the answer could never come.
 *
 * @param <T> the type of the value
 */
class GuardedFuture<T extends @Nullable Object> extends CompletableFuture<T> {

	private final Cell cell;

	GuardedFuture(Cell cell) {
		this.cell = cell;
	}

	final Cell cell() {
		return this.cell;
	}

	@Override
	public <U> CompletableFuture<U> newIncompleteFuture() {
		return new GuardedFuture<>(this.cell);
	}

	@Override
	public T get() throws InterruptedException, ExecutionException {
		linger();
		return super.get();
	}

	@Override
	public T get(long timeout, TimeUnit unit) throws InterruptedException, ExecutionException, TimeoutException {
		linger();
		return super.get(timeout, unit);
	}

	@Override
	public T join() {
		linger();
		return super.join();
	}

	private void linger() {
		if (!isDone()) {
			refuseInOwnTurn();
			this.cell.engine().patience().awaitAnswer(this::isDone);
		}
	}

	private void refuseInOwnTurn() {
		if (Turns.current() == this.cell) {
			throw new IllegalStateException("Actor '" + this.cell.name()
					+ "' must not block on an ask to itself: it cannot answer before its handler returns. "
					+ "Use pipeToSelf instead");
		}
	}

}
