package io.troupe;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A message that nobody processed, without its content.
 *
 * @param actor the name of the actor it was meant for
 * @param definition the name of that actor's definition
 * @param reason why it was not processed
 * @param messageType the class of the message
 * @param time when it was given up
 * @param cause the failure, only with {@link Reason#FAILED}
 * @since 0.1.0
 */
public record DeadLetter(String actor, String definition, Reason reason, Class<?> messageType, Instant time,
		@Nullable Throwable cause) {

	/** Why a message was not processed. */
	public enum Reason {

		/** The actor had ended, or ended before it came to the message. */
		STOPPED,

		/** The mailbox was full and dropped it. */
		OVERFLOW,

		/** The handler threw. */
		FAILED,

		/** The engine shut down before the actor came to it. */
		SHUTDOWN

	}

}
