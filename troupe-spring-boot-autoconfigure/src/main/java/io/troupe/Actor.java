package io.troupe;

/**
 * A private state machine with hooks for its beginning and its end. Application code
 * implements one of its kinds, such as {@link SinkActor}. All three methods are called by
 * one thread at a time, so fields need no lock.
 *
 * @param <M> the messages it takes
 * @param <C> the context it is called with
 * @since 0.1.0
 */
public interface Actor<M, C extends ActorContext<M>> extends Behavior<M, C> {

	/**
	 * Called once for each instance, before its first message.
	 * @param context the actor's inside view
	 * @throws Exception any failure, which goes to the actor's {@link Supervision}
	 */
	default void onStart(C context) throws Exception {
	}

	/**
	 * Called once for each instance that started, after its last message and after its
	 * children have ended; also before a failed instance is replaced. Messages it sends
	 * to itself become dead letters.
	 * @param context the actor's inside view
	 * @throws Exception any failure, which is logged and otherwise ignored
	 */
	default void onStop(C context) throws Exception {
	}

}
