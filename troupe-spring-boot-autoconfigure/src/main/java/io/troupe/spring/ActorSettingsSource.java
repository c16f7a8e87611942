package io.troupe.spring;

import java.util.List;

import io.troupe.MailboxOptions;
import io.troupe.Supervision;

/**
 * What the application says about its actors beside their annotations. Spring Boot's
 * properties are one source. Asked while the application starts, on one thread.
 *
 * @since 0.1.0
 */
public interface ActorSettingsSource {

	/**
	 * Returns how a mailbox is bounded where nothing is said about its actor.
	 * @return the bounds
	 */
	default MailboxOptions mailbox() {
		return MailboxOptions.DEFAULT;
	}

	/**
	 * Returns what happens to a failed actor where nothing is said about it.
	 * @return the supervision
	 */
	default Supervision supervision() {
		return Supervision.DEFAULT;
	}

	/**
	 * Returns what is said about one actor. It wins over the actor's annotation.
	 * @param actor the actor's name
	 * @return what is said, possibly nothing
	 */
	ActorSettings settings(String actor);

	/**
	 * Refuses settings of actors that do not exist. Called once, before any actor starts.
	 * @param actors the actors that exist in the application context
	 * @throws ActorDefinitionException if there are settings for any other
	 */
	default void verify(List<ActorDefinition> actors) {
	}

}
