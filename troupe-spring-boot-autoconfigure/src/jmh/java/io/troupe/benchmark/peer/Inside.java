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

	void stash(Object message);

	void unstashAll();

}
