package io.troupe;

import java.time.Duration;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * An ask got no answer in time. The message may still be processed later. It tells what
 * the actor did when time ran out, to find out why: whether the question still waited and
 * behind how many others, what the actor was at and for how long, and where in its code.
 * The figures are read without stopping the actor, so two of them may belong to
 * neighbouring moments.
 *
 * @since 0.1.0
 */
public final class AskTimeoutException extends TroupeException {

	private final Class<?> messageType;

	private final ActorState state;

	private final int depth;

	private final int capacity;

	private final boolean saturated;

	private final int position;

	private final transient ActorSnapshot.@Nullable Turn running;

	private final List<StackTraceElement> stack;

	/**
	 * Creates the exception.
	 * @param actorName the name of the actor that did not answer
	 * @param definition the name of its definition
	 * @param messageType the class of the message that was not answered
	 * @param timeout how long the ask waited
	 * @param state the actor's state
	 * @param mailbox its mailbox
	 * @param position where the question was among what waited there, 1 for the next to
	 * be taken, 0 if it was not any more, or -1 if it never was
	 * @param running what the actor handled, or {@code null} if nothing
	 * @param stack where its handler was, innermost call first, empty if nothing ran
	 */
	public AskTimeoutException(String actorName, String definition, Class<?> messageType, Duration timeout,
			ActorState state, ActorSnapshot.Mailbox mailbox, int position, ActorSnapshot.@Nullable Turn running,
			List<StackTraceElement> stack) {
		super(actorName, definition,
				describe(actorName, messageType, timeout, state, mailbox.depth(), position, running, stack));
		this.messageType = messageType;
		this.state = state;
		this.depth = mailbox.depth();
		this.capacity = mailbox.capacity();
		this.saturated = mailbox.saturated();
		this.position = position;
		this.running = running;
		this.stack = List.copyOf(stack);
	}

	private static String describe(String actorName, Class<?> messageType, Duration timeout, ActorState state,
			int depth, int position, ActorSnapshot.@Nullable Turn running, List<StackTraceElement> stack) {
		StringBuilder text = new StringBuilder("Actor '").append(actorName)
			.append("' did not answer ")
			.append(messageType.getSimpleName())
			.append(" within ")
			.append(timeout.toMillis())
			.append(" ms. ");
		if (position > 0) {
			text.append("The question is number ").append(position).append(" in its mailbox. ");
		}
		else if (position < 0) {
			text.append("Its mailbox was full, so the question never got in. ");
		}
		else {
			text.append("It has taken the question and not answered it. ");
		}
		text.append("The actor is ")
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
		if (!stack.isEmpty()) {
			text.append(", at ").append(place(stack));
		}
		return text.append(". Check that its handler replies, or give the ask more time").toString();
	}

	// the innermost call of the application, which may have called the JDK, without the
	// name of its class loader
	private static StackTraceElement place(List<StackTraceElement> stack) {
		StackTraceElement place = stack.stream()
			.filter((frame) -> !ofJdk(frame.getModuleName()))
			.findFirst()
			.orElse(stack.get(0));
		return new StackTraceElement(place.getClassName(), place.getMethodName(), place.getFileName(),
				place.getLineNumber());
	}

	private static boolean ofJdk(@Nullable String module) {
		return module != null && (module.startsWith("java.") || module.startsWith("jdk."));
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

	/**
	 * Returns where the question was in the mailbox when time ran out.
	 * @return 1 if it was the next to be taken, 2 if it came after that, and so on;
	 * {@code 0} if the actor had taken it: it is handled at the moment, or its handler
	 * returned without an answer, put it aside, or passed its reply on; {@code -1} if it
	 * waited for a free slot all the time, see {@link Overflow#BLOCK}, and was not queued
	 */
	public int position() {
		return this.position;
	}

	/**
	 * Returns what the actor handled when time ran out, which may be the question or
	 * another message.
	 * @return the message's type and how long it had run, or {@code null} if the actor
	 * handled none, and after serialization
	 */
	public ActorSnapshot.@Nullable Turn running() {
		return this.running;
	}

	/**
	 * Returns where the actor's handler was when time ran out.
	 * @return the calls, innermost first, down to the handler, but no more than the
	 * innermost 32; empty if no handler ran
	 */
	public List<StackTraceElement> stack() {
		return this.stack;
	}

}
