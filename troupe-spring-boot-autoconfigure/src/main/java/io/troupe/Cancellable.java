package io.troupe;

/**
 * Something scheduled that can be called off. Any thread may call it.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface Cancellable {

	/**
	 * Calls it off.
	 * @return {@code false} if it had happened or was called off before
	 */
	boolean cancel();

}
