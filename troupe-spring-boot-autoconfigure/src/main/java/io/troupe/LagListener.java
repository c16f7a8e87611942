package io.troupe;

/**
 * Hears that a subscriber of a {@link StreamHandle} was too slow: implemented by a
 * {@link java.util.concurrent.Flow.Subscriber} beside its own methods.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface LagListener {

	/**
	 * Items were lost. Called in turn with the subscriber's other methods, just before
	 * the first item after the gap.
	 * @param missed how many items were lost since the last item delivered
	 */
	void onLag(long missed);

}
