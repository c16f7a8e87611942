package io.troupe.runtime;

/**
 * A message that an actor sent to itself, where the oldest are dropped: this one is not.
 */
final class LoopbackNode extends Node {

	LoopbackNode(Object message) {
		super(message);
	}

	@Override
	boolean droppable() {
		return false;
	}

}
