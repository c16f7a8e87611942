package io.troupe;

/**
 * An actor that has ended cannot answer an ask, or be listened to.
 *
 * @since 0.1.0
 */
public final class ActorStoppedException extends TroupeException {

	public ActorStoppedException(String actorName, String definition, Class<?> messageType) {
		super(actorName, definition, "Actor '" + actorName + "' has stopped; " + messageType.getSimpleName()
				+ " was not processed. It is kept as a dead letter");
	}

	public ActorStoppedException(String actorName, String definition, Throwable cause) {
		super(actorName, definition,
				"Actor '" + actorName + "' has failed for good and broadcasts no more; the cause tells why");
		initCause(cause);
	}

}
