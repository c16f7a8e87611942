package io.troupe;

/**
 * Base of what Troupe itself throws about an actor.
 *
 * @since 0.1.0
 */
public abstract class TroupeException extends RuntimeException {

	private final String actorName;

	protected TroupeException(String actorName, String message) {
		super(message);
		this.actorName = actorName;
	}

	/**
	 * Returns the name of the actor concerned.
	 * @return the name
	 */
	public String actorName() {
		return this.actorName;
	}

}
