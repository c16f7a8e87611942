package io.troupe.runtime;

import org.jspecify.annotations.Nullable;

/**
 * A stage made from the answer to an ask, or from another such stage: it completes after
 * that.
 *
 * @param <T> the type of the value
 */
final class DerivedStage<T extends @Nullable Object> extends GuardedFuture<T> {

	private final Ask<?> ask;

	DerivedStage(Ask<?> ask) {
		this.ask = ask;
	}

	@Override
	Ask<?> ask() {
		return this.ask;
	}

}
