package io.troupe;

/**
 * Reacts to one message at a time. A behaviour is what an actor does with its next
 * message; {@link SinkContext#become} puts another one in its place. The engine calls it
 * from one thread at a time, and everything it did is visible to the next call.
 *
 * @param <M> the messages it takes
 * @param <C> the context it is called with
 * @since 0.1.0
 */
@FunctionalInterface
public interface Behavior<M, C extends ActorContext<M>> {

	/**
	 * Handles {@code message}. What it throws goes to the actor's {@link Supervision};
	 * the asker, if there is one, gets the same throwable.
	 * @param message the message, never {@code null}
	 * @param context the actor's inside view, valid on the calling thread during this
	 * call only
	 * @throws Exception any failure
	 */
	void onMessage(M message, C context) throws Exception;

}
