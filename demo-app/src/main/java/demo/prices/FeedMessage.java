package demo.prices;

import org.jspecify.annotations.Nullable;

/**
 * What the feed brings.
 */
sealed interface FeedMessage {

	/**
	 * A complete line.
	 *
	 * @param text what it says
	 */
	record Line(String text) implements FeedMessage {

	}

	/**
	 * The connection is gone.
	 *
	 * @param failure why, or {@code null} if the exchange hung up
	 */
	record Lost(@Nullable Throwable failure) implements FeedMessage {

	}

	/** Time to connect. */
	record Connect() implements FeedMessage {

	}

}
