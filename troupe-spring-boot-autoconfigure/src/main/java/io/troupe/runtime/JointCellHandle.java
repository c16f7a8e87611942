package io.troupe.runtime;

import java.util.concurrent.Flow;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

import io.troupe.Cancellable;
import io.troupe.JointHandle;

/** The outside view of a joint actor. */
final class JointCellHandle extends CellHandle implements JointHandle<Object, Object> {

	private final Outlet outlet;

	JointCellHandle(Cell cell, Outlet outlet) {
		super(cell);
		this.outlet = outlet;
	}

	@Override
	public void subscribe(Flow.Subscriber<? super Object> subscriber) {
		this.outlet.subscribe(subscriber);
	}

	@Override
	public Cancellable subscribe(Consumer<? super Object> listener, LongConsumer lagged) {
		return this.outlet.subscribe(listener, lagged);
	}

}
