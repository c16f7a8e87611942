package io.troupe;

/**
 * How long an actor is meant to live.
 *
 * @since 0.1.0
 */
public enum Permanence {

	/** As long as the engine: an actor bean. It cannot stop itself. */
	PERMANENT,

	/** Until it stops, is stopped or fails for good: a spawned actor. */
	TRANSIENT

}
