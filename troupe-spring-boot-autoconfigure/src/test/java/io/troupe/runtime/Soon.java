package io.troupe.runtime;

import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

import org.awaitility.Awaitility;

/** Waits that end: each gives up with an {@link AssertionError} after {@link #LIMIT}. */
final class Soon {

	static final Duration LIMIT = Duration.ofMinutes(1);

	private Soon() {
	}

	static <T> T get(CompletionStage<T> stage) {
		return get(stage, LIMIT);
	}

	static <T> T get(CompletionStage<T> stage, Duration limit) {
		try {
			return stage.toCompletableFuture().get(limit.toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (Exception ex) {
			throw new AssertionError("No result: " + ex, ex);
		}
	}

	static Throwable failureOf(CompletionStage<?> stage) {
		try {
			Object result = stage.toCompletableFuture().get(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
			throw new AssertionError("Expected a failure, got " + result);
		}
		catch (ExecutionException ex) {
			return ex.getCause();
		}
		catch (Exception ex) {
			throw new AssertionError("No failure: " + ex, ex);
		}
	}

	static void await(CountDownLatch latch) {
		try {
			if (!latch.await(LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
				throw new AssertionError(latch.getCount() + " signals are missing");
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new AssertionError("Interrupted", ex);
		}
	}

	static void until(String what, BooleanSupplier condition) {
		Awaitility.await(what)
			.pollDelay(Duration.ZERO)
			.pollInterval(Duration.ofMillis(1))
			.atMost(LIMIT)
			.until(condition::getAsBoolean);
	}

	static void join(Thread thread) {
		join(thread, Duration.ofMinutes(10));
	}

	static void join(Thread thread, Duration limit) {
		try {
			thread.join(limit.toMillis());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		if (thread.isAlive()) {
			throw new AssertionError(thread.getName() + " did not end");
		}
	}

}
