package io.troupe.runtime;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * A future of an actor's answer, and every stage made from it, that refuses to block a
 * turn that the answer waits for: it could never come. A thread that blocks on it looks
 * for the answer for a moment before it parks. A stage that completes with either of two
 * others is none, since it may complete without the answer.
 *
 * @param <T> the type of the value
 */
abstract class GuardedFuture<T extends @Nullable Object> extends CompletableFuture<T> {

	/**
	 * Returns the ask without whose answer this does not complete.
	 * @return the ask
	 */
	abstract Ask<?> ask();

	@Override
	public final <U> CompletableFuture<U> newIncompleteFuture() {
		return new DerivedStage<>(ask());
	}

	@Override
	public final T get() throws InterruptedException, ExecutionException {
		Standstill standstill = linger(true);
		try {
			return super.get();
		}
		finally {
			end(standstill);
		}
	}

	@Override
	public final T get(long timeout, TimeUnit unit) throws InterruptedException, ExecutionException, TimeoutException {
		Standstill standstill = linger(timeout > 0);
		try {
			return super.get(timeout, unit);
		}
		finally {
			end(standstill);
		}
	}

	@Override
	public final T join() {
		Standstill standstill = linger(true);
		try {
			return super.join();
		}
		finally {
			end(standstill);
		}
	}

	private @Nullable Standstill linger(boolean blocks) {
		if (!blocks || isDone()) {
			return null;
		}
		Ask<?> ask = ask();
		ask.cell().engine().patience().awaitAnswer(this::isDone);
		return isDone() ? null : Standstill.begin(ask);
	}

	private static void end(@Nullable Standstill standstill) {
		if (standstill != null) {
			standstill.end();
		}
	}

	@Override
	public final <U> CompletableFuture<U> applyToEither(CompletionStage<? extends T> other, Function<? super T, U> fn) {
		return unguarded().applyToEither(other, fn);
	}

	@Override
	public final <U> CompletableFuture<U> applyToEitherAsync(CompletionStage<? extends T> other,
			Function<? super T, U> fn) {
		return unguarded().applyToEitherAsync(other, fn);
	}

	@Override
	public final <U> CompletableFuture<U> applyToEitherAsync(CompletionStage<? extends T> other,
			Function<? super T, U> fn, Executor executor) {
		return unguarded().applyToEitherAsync(other, fn, executor);
	}

	@Override
	public final CompletableFuture<Void> acceptEither(CompletionStage<? extends T> other, Consumer<? super T> action) {
		return unguarded().acceptEither(other, action);
	}

	@Override
	public final CompletableFuture<Void> acceptEitherAsync(CompletionStage<? extends T> other,
			Consumer<? super T> action) {
		return unguarded().acceptEitherAsync(other, action);
	}

	@Override
	public final CompletableFuture<Void> acceptEitherAsync(CompletionStage<? extends T> other,
			Consumer<? super T> action, Executor executor) {
		return unguarded().acceptEitherAsync(other, action, executor);
	}

	@Override
	public final CompletableFuture<Void> runAfterEither(CompletionStage<?> other, Runnable action) {
		return unguarded().runAfterEither(other, action);
	}

	@Override
	public final CompletableFuture<Void> runAfterEitherAsync(CompletionStage<?> other, Runnable action) {
		return unguarded().runAfterEitherAsync(other, action);
	}

	@Override
	public final CompletableFuture<Void> runAfterEitherAsync(CompletionStage<?> other, Runnable action,
			Executor executor) {
		return unguarded().runAfterEitherAsync(other, action, executor);
	}

	private CompletableFuture<T> unguarded() {
		CompletableFuture<T> plain = new CompletableFuture<>();
		whenComplete((value, failure) -> {
			if (failure != null) {
				plain.completeExceptionally(failure);
			}
			else {
				plain.complete(value);
			}
		});
		return plain;
	}

}
