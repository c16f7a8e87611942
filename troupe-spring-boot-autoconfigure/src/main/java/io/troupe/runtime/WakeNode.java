package io.troupe.runtime;

/**
 * Makes an idle actor look at its signals. It takes the number of the last node taken, so
 * it counts as taken already and never as waiting.
 */
final class WakeNode extends Node {

	WakeNode(int consumed) {
		super(WakeNode.class);
		this.index = consumed;
	}

	@Override
	void deliver(Cell cell) {
	}

	@Override
	boolean isMessage() {
		return false;
	}

	@Override
	boolean droppable() {
		return false;
	}

}
