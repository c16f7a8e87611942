package io.troupe;

import java.util.concurrent.CompletionStage;

/**
 * The ownership of a spawned actor: who holds it, and nobody else, may end the actor. Any
 * thread may use it. No method blocks.
 *
 * @param <H> the kind of handle
 * @since 0.1.0
 */
public interface Spawned<H> extends AutoCloseable {

	/**
	 * Returns the handle to the actor, to give to whoever may talk to it.
	 * @return the handle, always the same
	 */
	H handle();

	/**
	 * Lets the actor finish what is queued, then ends it. See
	 * {@link ActorContext#stop()}. Does nothing if it has ended.
	 */
	void stop();

	/**
	 * Ends the actor after its current message; what is queued becomes dead letters. Does
	 * nothing if it has ended.
	 */
	void stopNow();

	/**
	 * Returns how the actor ended, once it has. The stage keeps whatever is made from it
	 * until then, so who looks again and again makes one future from it and looks at
	 * that.
	 * @return a stage that never fails, always the same; it completes on the thread that
	 * ended the actor
	 */
	CompletionStage<Termination> whenStopped();

	/**
	 * The same as {@link #stop()}.
	 */
	@Override
	default void close() {
		stop();
	}

}
