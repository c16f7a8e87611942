package io.troupe;

/**
 * What an actor is to the outside.
 *
 * @since 0.1.0
 */
public enum ActorKind {

	/** Takes messages: {@link SinkActor}, seen as {@link SinkHandle}. */
	SINK

}
