package io.troupe;

import org.jspecify.annotations.Nullable;

/**
 * The way back to whoever asked, carried inside a message. It may be answered in the same
 * turn, kept for later, or passed on to another actor; any thread may use it. The first
 * call wins. A handler that has passed it on should return then: if it blocks on an ask
 * to whoever waits for this reply, that counts as a circle, see
 * {@link AskCycleException}.
 *
 * @param <R> the type of the answer
 * @since 0.1.0
 */
public interface Reply<R extends @Nullable Object> {

	/**
	 * Answers with {@code value}.
	 * @param value the answer
	 * @return {@code false} if the ask was answered, failed or timed out before
	 */
	boolean send(R value);

	/**
	 * Fails the ask with {@code cause}.
	 * @param cause what the asker's future completes with
	 * @return {@code false} if the ask was answered, failed or timed out before
	 */
	boolean fail(Throwable cause);

}
