package io.troupe.runtime;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

import org.jspecify.annotations.Nullable;

/**
 * One link of a {@link Mailbox}: a message and its place. Plain messages use this class
 * itself, which the run loop treats fast; anything else is a subclass.
 */
class Node {

	private static final VarHandle NEXT = nextHandle();

	// written once by the sender of the following node; cleared by the owner of the turn
	private @Nullable Node next;

	/**
	 * The message. A node whose message is yet to be made, or that has none, carries what
	 * names it best.
	 */
	final Object message;

	// written by the sender before the node is published
	int index;

	Node(Object message) {
		this.message = message;
	}

	/**
	 * Hands the message to the actor, in its turn.
	 * @param cell the actor
	 * @throws Throwable whatever the handler throws
	 */
	void deliver(Cell cell) throws Throwable {
		cell.handle(this.message);
	}

	/**
	 * Hears that the message will not be processed, or that its handling failed.
	 * @param cause why
	 */
	void abandoned(Throwable cause) {
	}

	/**
	 * Returns a node for handling the same message again.
	 * @return a node not in any mailbox
	 */
	Node again() {
		return new Node(this.message);
	}

	/**
	 * Returns what can be sent once more if this node is given up.
	 * @return the message, or {@code null} if it was never made
	 */
	@Nullable Object toReplay() {
		return this.message;
	}

	/**
	 * Tells how often the handling of this message has failed before.
	 * @return how often
	 */
	int failures() {
		return 0;
	}

	/**
	 * Whether this is the node of a message that a handler has at hand.
	 * @param other the message
	 * @return whether it is
	 */
	boolean carries(Object other) {
		return this.message == other;
	}

	/**
	 * Whether giving up this node loses a message.
	 * @return {@code false} for what is no message any more, such as a cancelled timer
	 */
	boolean isMessage() {
		return true;
	}

	/**
	 * Whether a full mailbox may drop this node for a newer one.
	 * @return {@code false} for what the bound does not concern
	 */
	boolean droppable() {
		return true;
	}

	final @Nullable Node next() {
		return (Node) NEXT.getAcquire(this);
	}

	final void linkTo(@Nullable Node node) {
		NEXT.setRelease(this, node);
	}

	private static VarHandle nextHandle() {
		try {
			return MethodHandles.lookup().findVarHandle(Node.class, "next", Node.class);
		}
		catch (ReflectiveOperationException ex) {
			throw new ExceptionInInitializerError(ex);
		}
	}

}
