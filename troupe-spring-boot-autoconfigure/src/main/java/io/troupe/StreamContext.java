package io.troupe;

/**
 * The inside view of a {@link StreamActor} or a {@link JointActor}.
 *
 * @param <M> the messages the actor takes
 * @param <O> the items it broadcasts
 * @since 0.1.0
 */
public interface StreamContext<M, O> extends ActorContext<M> {

	/**
	 * Gives {@code item} to everybody who listens at the moment, in the order of the
	 * calls. Never blocks: a listener that is too slow loses its oldest items and is told
	 * how many. An item that nobody listens for is gone.
	 * @param item the item
	 */
	void broadcast(O item);

	/**
	 * Designates the behaviour for the next message. It stays until the next call, or
	 * until a restart brings back the actor's own {@code onMessage}.
	 * @param behavior what to do with the messages to come
	 * @throws IllegalStateException in {@code onStop}, after which this instance takes no
	 * message
	 */
	void become(Behavior<M, StreamContext<M, O>> behavior);

}
