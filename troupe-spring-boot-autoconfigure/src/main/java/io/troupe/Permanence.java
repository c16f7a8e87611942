package io.troupe;

/**
 * How long an actor is meant to live.
 *
 * @since 0.1.0
 */
public enum Permanence {

	/**
	 * As long as the engine: an actor bean. It cannot stop itself, but a stream actor
	 * completes when its sources have.
	 */
	PERMANENT,

	/**
	 * Until it stops, is stopped or fails for good: a spawned actor. It also ends by
	 * itself, with {@code onStop}, once nobody holds its handle or its {@link Spawned}
	 * any more and no timer, attached stream, piped result, watched actor or child is
	 * left. An actor that keeps its own handle in a field keeps itself, and so does one
	 * that keeps the {@link Spawned} of a child, which it has to end then.
	 */
	TRANSIENT

}
