package io.troupe.runtime;

/** One element of a stream. */
final class InflowNode extends MadeNode {

	private final Inflow inflow;

	InflowNode(Inflow inflow, Object element) {
		super(element);
		this.inflow = inflow;
	}

	@Override
	void deliver(Cell cell) throws Throwable {
		this.inflow.deliver(this);
	}

	@Override
	boolean isMessage() {
		return !this.inflow.cancelled();
	}

}
