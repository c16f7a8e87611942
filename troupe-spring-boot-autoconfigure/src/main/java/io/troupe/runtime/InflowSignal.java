package io.troupe.runtime;

import java.util.Objects;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/** What a stream has to say besides its elements: its end, or a lag. */
final class InflowSignal extends MadeNode {

	private final Inflow inflow;

	private final @Nullable Supplier<?> maker;

	private final boolean end;

	/**
	 * Creates the node.
	 * @param inflow the stream
	 * @param subject what it is about, to name it if it is given up
	 * @param maker makes the message, or {@code null} for none
	 * @param end whether the stream is over
	 */
	InflowSignal(Inflow inflow, Object subject, @Nullable Supplier<?> maker, boolean end) {
		super(subject);
		this.inflow = inflow;
		this.maker = maker;
		this.end = end;
	}

	@Override
	void deliver(Cell cell) throws Throwable {
		boolean due = this.end ? this.inflow.finish() : this.inflow.tells();
		if (due && this.maker != null) {
			handle(cell, Objects.requireNonNull(this.maker.get(), "a mapper must not return null"));
		}
	}

	@Override
	boolean isMessage() {
		return this.maker != null && this.inflow.tells();
	}

}
