package io.troupe;

import java.util.List;
import java.util.Optional;

/**
 * All the actors of one application. Needed to start actors from outside an actor and to
 * look at the living; for talking to an actor bean inject its handle instead. Any thread
 * may use it. No method blocks.
 *
 * @since 0.1.0
 */
public interface Troupe {

	/**
	 * Starts an actor that has no parent. Hold on to what is returned, or to its handle:
	 * an actor that nobody holds and that waits for nothing ends by itself, see
	 * {@link Permanence#TRANSIENT}.
	 * @param spec what to start
	 * @param <H> the kind of handle
	 * @return the actor, owned by the caller
	 * @throws IllegalStateException if the engine has shut down
	 */
	<H extends ActorHandle> Spawned<H> spawn(ActorSpec<H> spec);

	/**
	 * Looks up one living actor.
	 * @param name the actor's name
	 * @return what it looks like now, or empty if there is none of that name
	 */
	Optional<ActorSnapshot> find(String name);

	/**
	 * Looks at every living actor: the permanent ones in the order they were added, each
	 * followed by its descendants.
	 * @return what they look like now
	 */
	List<ActorSnapshot> actors();

}
