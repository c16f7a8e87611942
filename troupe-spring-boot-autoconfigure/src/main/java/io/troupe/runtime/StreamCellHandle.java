package io.troupe.runtime;

import java.util.concurrent.Flow;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

import io.troupe.Cancellable;
import io.troupe.StreamHandle;

/** The outside view of a stream actor. */
final class StreamCellHandle implements StreamHandle<Object> {

	private final Cell cell;

	private final Outlet outlet;

	StreamCellHandle(Cell cell, Outlet outlet) {
		this.cell = cell;
		this.outlet = outlet;
	}

	@Override
	public String name() {
		return this.cell.name();
	}

	Engine engine() {
		return this.cell.engine();
	}

	@Override
	public void subscribe(Flow.Subscriber<? super Object> subscriber) {
		this.outlet.subscribe(subscriber);
	}

	@Override
	public Cancellable subscribe(Consumer<? super Object> listener, LongConsumer lagged) {
		return this.outlet.subscribe(listener, lagged);
	}

	@Override
	public String toString() {
		return "handle of actor '" + name() + "'";
	}

}
