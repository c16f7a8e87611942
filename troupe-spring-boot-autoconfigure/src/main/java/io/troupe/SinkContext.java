package io.troupe;

/**
 * The inside view of a {@link SinkActor}.
 *
 * @param <M> the messages the actor takes
 * @since 0.1.0
 */
public interface SinkContext<M> extends ActorContext<M> {

	/**
	 * Designates the behaviour for the next message. It stays until the next call, or
	 * until a restart brings back the actor's own {@code onMessage}.
	 * @param behavior what to do with the messages to come
	 * @throws IllegalStateException in {@code onStop}, after which this instance takes no
	 * message
	 */
	void become(Behavior<M, SinkContext<M>> behavior);

}
