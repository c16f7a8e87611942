package io.troupe.runtime;

import java.util.Objects;

import io.troupe.Behavior;
import io.troupe.SinkContext;
import org.jspecify.annotations.Nullable;

/** A sink actor. */
final class SinkCell extends Cell implements SinkContext<Object> {

	SinkCell(Blueprint blueprint, @Nullable Cell parent, int number, int control) {
		super(blueprint, parent, number, control);
	}

	@Override
	public void become(Behavior<Object, SinkContext<Object>> behavior) {
		designate(Objects.requireNonNull(behavior, "'behavior' must not be null"));
	}

}
