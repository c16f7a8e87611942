package io.troupe;

import org.jspecify.annotations.Nullable;

/**
 * How an actor ended.
 *
 * @param actor the actor's name
 * @param reason why it ended
 * @param cause the failure that ended it, only with {@link Reason#FAILED}
 * @since 0.1.0
 */
public record Termination(String actor, Reason reason, @Nullable Throwable cause) {

	/** Why an actor ended. */
	public enum Reason {

		/** It stopped, by itself, its owner or its parent. */
		STOPPED,

		/** Its supervision gave it up. */
		FAILED,

		/** The engine shut down. */
		SHUTDOWN

	}

}
