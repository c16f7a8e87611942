package io.troupe.runtime;

import java.util.Objects;

import io.troupe.ActorHandle;
import io.troupe.ActorKind;
import io.troupe.Behavior;
import io.troupe.StreamContext;
import org.jspecify.annotations.Nullable;

/** A stream actor or a joint actor. */
final class StreamCell extends Cell implements StreamContext<Object, Object> {

	private final Outlet outlet;

	/** The outside view of a stream actor, which nobody can send to. */
	private final @Nullable StreamCellHandle stream;

	StreamCell(Blueprint blueprint, @Nullable Cell parent, int number, int control) {
		super(blueprint, parent, number, (blueprint.kind == ActorKind.STREAM) ? control | Control.LONELY : control);
		this.outlet = new Outlet(this);
		this.stream = (blueprint.kind == ActorKind.STREAM) ? new StreamCellHandle(this, this.outlet) : null;
	}

	@Override
	Outlet outlet() {
		return this.outlet;
	}

	@Override
	ActorHandle handle() {
		return (this.stream != null) ? this.stream : super.handle();
	}

	@Override
	public void broadcast(Object item) {
		Objects.requireNonNull(item, "'item' must not be null");
		confine();
		this.outlet.broadcast(item);
	}

	@Override
	public void become(Behavior<Object, StreamContext<Object, Object>> behavior) {
		designate(Objects.requireNonNull(behavior, "'behavior' must not be null"));
	}

}
