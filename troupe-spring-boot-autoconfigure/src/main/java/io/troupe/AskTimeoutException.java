package io.troupe;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * An ask got no answer in time. The message may still be processed later.
 *
 * @since 0.1.0
 */
public final class AskTimeoutException extends TroupeException {

	private final Class<?> messageType;

	private final ActorState state;

	private final int depth;

	private final int capacity;

	private final boolean saturated;

	public AskTimeoutException(String actorName, String definition, Class<?> messageType, Duration timeout,
			ActorState state, ActorSnapshot.Mailbox mailbox, ActorSnapshot.@Nullable Turn running) {
		super(actorName, definition, describe(actorName, messageType, timeout, state, mailbox.depth(), running));
		this.messageType = messageType;
		this.state = state;
		this.depth = mailbox.depth();
		this.capacity = mailbox.capacity();
		this.saturated = mailbox.saturated();
	}

	private static String describe(String actorName, Class<?> messageType, Duration timeout, ActorState state,
			int depth, ActorSnapshot.@Nullable Turn running) {
		StringBuilder text = new StringBuilder("Actor '").append(actorName)
			.append("' did not answer ")
			.append(messageType.getSimpleName())
			.append(" within ")
			.append(timeout.toMillis())
			.append(" ms. It is ")
			.append(state)
			.append(" with ")
			.append(depth)
			.append((depth != 1) ? " messages queued" : " message queued");
		if (running != null) {
			text.append(", handling ")
				.append(running.messageType())
				.append(" for ")
				.append(running.duration().toMillis())
				.append(" ms");
		}
		return text.append(". Check that its handler replies, or give the ask more time").toString();
	}

	/**
	 * Returns the class of the message that was not answered.
	 * @return the class
	 */
	public Class<?> messageType() {
		return this.messageType;
	}

	/**
	 * Returns the actor's state when time ran out.
	 * @return the state
	 */
	public ActorState state() {
		return this.state;
	}

	/**
	 * Returns how many messages were queued when time ran out.
	 * @return the depth of the mailbox
	 */
	public int depth() {
		return this.depth;
	}

	/**
	 * Returns how many messages the mailbox holds.
	 * @return the capacity, or {@code 0} for no bound
	 */
	public int capacity() {
		return this.capacity;
	}

	/**
	 * Whether the actor had more to do than it could take when time ran out, rather than
	 * a handler that was slow or silent.
	 * @return what its mailbox said, see {@link ActorSnapshot.Mailbox#saturated()}
	 */
	public boolean saturated() {
		return this.saturated;
	}

}
