package io.troupe.runtime;

import io.troupe.DeadLetter;
import org.jspecify.annotations.Nullable;

/**
 * One dead letter in the {@link DeadLetterBox}, with its message. It keeps the message
 * and not the node, which would lead to those that were queued behind it.
 */
final class Letter {

	final long id;

	final Definition definition;

	final DeadLetter told;

	/** The message, or what it was to be made of. */
	final Object content;

	/** What a replay sends, or {@code null} if it was never made. */
	final @Nullable Object message;

	/** How often the handling of the message has failed. */
	final int failures;

	final boolean quarantined;

	Letter(long id, Definition definition, DeadLetter told, Node node, int failures, boolean quarantined) {
		this.id = id;
		this.definition = definition;
		this.told = told;
		this.message = node.toReplay();
		this.content = content(node);
		this.failures = failures;
		this.quarantined = quarantined;
	}

	/**
	 * Returns what names a message best that was given up.
	 * @param node the message
	 * @return the message, or what it was to be made of
	 */
	static Object content(Node node) {
		Object message = node.toReplay();
		return (message != null) ? message : node.message;
	}

	DeadLetterBox.Kept look() {
		return new DeadLetterBox.Kept(this.id, this.told, this.failures, this.quarantined, this.message != null);
	}

}
