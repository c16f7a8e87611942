package io.troupe.runtime;

import java.util.Objects;

import io.troupe.Behavior;
import io.troupe.SinkContext;

/** The inside view of a sink actor. */
final class SinkCellContext extends Context implements SinkContext<Object> {

	SinkCellContext(Cell cell) {
		super(cell, null);
	}

	@Override
	public void become(Behavior<Object, SinkContext<Object>> behavior) {
		designate(Objects.requireNonNull(behavior, "'behavior' must not be null"));
	}

}
