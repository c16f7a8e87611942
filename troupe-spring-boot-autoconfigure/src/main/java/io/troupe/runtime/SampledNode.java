package io.troupe.runtime;

/** A plain message whose waiting and handling are measured. */
final class SampledNode extends Node {

	private final long sentNanos;

	SampledNode(Object message, long sentNanos) {
		super(message);
		this.sentNanos = sentNanos;
	}

	@Override
	void deliver(Cell cell) throws Throwable {
		cell.handleSampled(this.message, this.sentNanos);
	}

}
