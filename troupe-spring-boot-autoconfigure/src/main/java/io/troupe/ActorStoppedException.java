package io.troupe;

/**
 * An ask cannot be answered because the actor has ended.
 *
 * @since 0.1.0
 */
public final class ActorStoppedException extends TroupeException {

	public ActorStoppedException(String actorName, Class<?> messageType) {
		super(actorName, "Actor '" + actorName + "' has stopped; " + messageType.getSimpleName()
				+ " was not processed. It is kept as a dead letter");
	}

}
