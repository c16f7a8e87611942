package io.troupe;

/**
 * A stream attached to an actor. Cancelling it tells the source; once cancelled within a
 * turn, no further element arrives even if some were queued already. A restart or the end
 * of the actor detaches its streams by itself; elements queued by then are still handled,
 * but a fresh instance hears nothing of how a stream of the one before it ended.
 *
 * @since 0.1.0
 */
public interface Attachment extends Cancellable {

	/**
	 * Returns the name of the source, for whoever watches.
	 * @return the name
	 */
	String name();

}
