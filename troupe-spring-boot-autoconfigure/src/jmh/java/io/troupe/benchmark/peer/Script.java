package io.troupe.benchmark.peer;

/**
 * What an actor of a benchmark does. It is written once and played by each peer, whose
 * own kind of actor hands it the messages.
 *
 * @param <A> the peer's address of an actor
 */
@FunctionalInterface
public interface Script<A> {

	void receive(Object message, Inside<A> inside) throws Exception;

	/** Runs once, when the actor has ended. */
	default void stopped() {
	}

}
