package io.troupe;

/**
 * What an actor is to the outside.
 *
 * @since 0.1.0
 */
public enum ActorKind {

	/** Takes messages: {@link SinkActor}, seen as {@link SinkHandle}. */
	SINK,

	/** Broadcasts: {@link StreamActor}, seen as {@link StreamHandle}. */
	STREAM,

	/** Takes messages and broadcasts: {@link JointActor}, seen as {@link JointHandle}. */
	JOINT

}
