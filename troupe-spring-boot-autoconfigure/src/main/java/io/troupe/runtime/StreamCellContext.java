package io.troupe.runtime;

import java.util.Objects;

import io.troupe.ActorHandle;
import io.troupe.ActorKind;
import io.troupe.Behavior;
import io.troupe.StreamContext;
import org.jspecify.annotations.Nullable;

/** The inside view of a stream actor or a joint actor. */
final class StreamCellContext extends Context implements StreamContext<Object, Object> {

	private final Outlet listeners;

	/** The outside view of a stream actor, which nobody can send to. */
	private final @Nullable StreamCellHandle stream;

	StreamCellContext(Cell cell) {
		this(cell, new Outlet(cell));
	}

	private StreamCellContext(Cell cell, Outlet listeners) {
		super(cell, listeners);
		this.listeners = listeners;
		this.stream = (cell.blueprint.kind == ActorKind.STREAM) ? new StreamCellHandle(cell, listeners) : null;
	}

	@Override
	ActorHandle handle() {
		return (this.stream != null) ? this.stream : super.handle();
	}

	@Override
	public void broadcast(Object item) {
		Objects.requireNonNull(item, "'item' must not be null");
		confine();
		this.listeners.broadcast(item);
	}

	@Override
	public void become(Behavior<Object, StreamContext<Object, Object>> behavior) {
		designate(Objects.requireNonNull(behavior, "'behavior' must not be null"));
	}

}
