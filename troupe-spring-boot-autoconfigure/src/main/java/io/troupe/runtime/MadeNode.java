package io.troupe.runtime;

import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * A node whose message is made in the receiving actor's turn, out of what it carries. The
 * mailbox's bound does not concern it.
 */
abstract class MadeNode extends Node {

	// written by the owner of the turn
	private @Nullable Object made;

	MadeNode(Object subject) {
		super(subject);
	}

	/**
	 * Hands a message made of this node to the actor.
	 * @param cell the actor
	 * @param message the message
	 * @throws Exception whatever the handler throws
	 */
	final void handle(Cell cell, Object message) throws Exception {
		this.made = message;
		cell.handle(message);
	}

	@Override
	final boolean droppable() {
		return false;
	}

	@Override
	final boolean carries(Object other) {
		return this.made == other;
	}

	@Override
	final @Nullable Object toReplay() {
		return this.made;
	}

	@Override
	final Node again() {
		return new Node(Objects.requireNonNull(this.made));
	}

}
