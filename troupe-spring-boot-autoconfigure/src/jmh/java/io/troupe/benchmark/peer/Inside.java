package io.troupe.benchmark.peer;

/**
 * What an actor can do in its turn, by the peer's own means.
 *
 * @param <A> the peer's address of an actor
 */
public interface Inside<A> {

	A self();

	void tell(A to, Object message);

	/** Spawns a child of this actor. */
	A spawn(Role<A> role);

	/** Ends this actor. */
	void stop();

	/** Puts a message aside; only for a {@link Peer#stashingRole}. */
	void stash(Object message);

	/**
	 * Takes up all that is stashed, in its order and before all else. The last thing an
	 * actor does in a turn, since some peers play the messages before this returns.
	 */
	void unstashAll() throws Exception;

}
