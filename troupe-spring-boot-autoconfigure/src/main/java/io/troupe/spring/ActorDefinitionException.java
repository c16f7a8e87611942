package io.troupe.spring;

import org.springframework.beans.BeansException;

/**
 * An actor cannot be set up as it is declared. The application does not start; with
 * Spring Boot the message and the action are printed as its failure analysis.
 *
 * @since 0.1.0
 */
public final class ActorDefinitionException extends BeansException {

	private final String action;

	/**
	 * Creates an exception.
	 * @param message what is wrong, naming the actor and where it is declared
	 * @param action the way out
	 */
	public ActorDefinitionException(String message, String action) {
		super(message);
		this.action = action;
	}

	/**
	 * Returns the way out.
	 * @return a sentence or two
	 */
	public String action() {
		return this.action;
	}

}
