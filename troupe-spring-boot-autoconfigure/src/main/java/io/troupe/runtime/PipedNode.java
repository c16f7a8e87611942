package io.troupe.runtime;

import java.util.Objects;
import java.util.function.Supplier;

/**
 * A message that is made in the receiving actor's turn: a piped result, or the notice
 * that a watched actor has ended.
 */
final class PipedNode extends MadeNode {

	private final Supplier<?> maker;

	private final Runnable settled;

	// written by the owner; a message that fails in its turn is abandoned after it
	private boolean delivered;

	/**
	 * Creates the node.
	 * @param subject what the message is about, to name it if it is given up
	 * @param maker makes the message
	 * @param settled runs once the message was handled or given up
	 */
	PipedNode(Object subject, Supplier<?> maker, Runnable settled) {
		super(subject);
		this.maker = maker;
		this.settled = settled;
	}

	@Override
	void deliver(Cell cell) throws Throwable {
		this.delivered = true;
		this.settled.run();
		handle(cell, Objects.requireNonNull(this.maker.get(), "a mapper must not return null"));
	}

	@Override
	void abandoned(Throwable cause) {
		if (!this.delivered) {
			this.settled.run();
		}
	}

}
