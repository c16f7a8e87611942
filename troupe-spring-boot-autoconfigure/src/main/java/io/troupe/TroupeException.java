package io.troupe;

/**
 * Base of what Troupe itself throws about an actor.
 *
 * @since 0.1.0
 */
public abstract class TroupeException extends RuntimeException {

	private final String actorName;

	private final String definition;

	protected TroupeException(String actorName, String definition, String message) {
		super(message);
		this.actorName = actorName;
		this.definition = definition;
	}

	/**
	 * Returns the name of the actor concerned.
	 * @return the name
	 */
	public String actorName() {
		return this.actorName;
	}

	/**
	 * Returns the name of the actor's definition: the same as the actor's for a permanent
	 * one, shared by all actors spawned from specs of that name otherwise.
	 * @return the definition's name
	 */
	public String definition() {
		return this.definition;
	}

}
