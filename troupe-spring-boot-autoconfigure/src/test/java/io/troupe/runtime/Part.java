package io.troupe.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import io.troupe.SinkHandle;
import io.troupe.Spawned;
import org.jspecify.annotations.Nullable;

/** One actor of a running {@link Program}. */
class Part {

	final int number;

	final Role role;

	/** Every timer it ever had, written in its turns. */
	final List<Tick> ticks = new ArrayList<>();

	/** How many instances were made; written in its turns. */
	int instances;

	/** How many messages it sent to each actor; written in its turns. */
	final int[] sent = new int[Stage.MOST_PARTS];

	private volatile @Nullable Spawned<SinkHandle<Object>> spawned;

	Part(int number, Role role) {
		this.number = number;
		this.role = role;
	}

	final void born(Spawned<SinkHandle<Object>> known) {
		this.spawned = known;
	}

	final Spawned<SinkHandle<Object>> spawned() {
		return Objects.requireNonNull(this.spawned);
	}

	final SinkHandle<Object> handle() {
		return spawned().handle();
	}

	final Cell cell() {
		return ((CellHandle) (Object) handle()).cell();
	}

	@Override
	public String toString() {
		return "a" + this.number;
	}

}
