package io.troupe.runtime;

import java.util.Objects;

import io.troupe.ActorHandle;
import io.troupe.ActorKind;
import io.troupe.Behavior;
import io.troupe.StreamContext;
import org.jspecify.annotations.Nullable;

/** The inside view of a stream actor or a joint actor. */
final class StreamCellContext extends Context implements StreamContext<Object, Object> {

	final Outlet outlet;

	/** The outside view of a stream actor, which nobody can send to. */
	private final @Nullable StreamCellHandle stream;

	StreamCellContext(Cell cell) {
		super(cell);
		this.outlet = new Outlet(cell);
		this.stream = (cell.blueprint.kind == ActorKind.STREAM) ? new StreamCellHandle(cell, this.outlet) : null;
	}

	@Override
	CellHandle newHandle(Cell cell) {
		return (cell.blueprint.kind == ActorKind.JOINT) ? new JointCellHandle(cell, this.outlet)
				: super.newHandle(cell);
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
