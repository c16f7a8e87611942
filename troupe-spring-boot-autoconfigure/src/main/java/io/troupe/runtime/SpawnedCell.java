package io.troupe.runtime;

import java.util.concurrent.CompletionStage;

import io.troupe.ActorHandle;
import io.troupe.Spawned;
import io.troupe.Termination;

/**
 * The ownership of a spawned {@link Cell}.
 *
 * @param <H> the kind of handle
 */
final class SpawnedCell<H extends ActorHandle> implements Spawned<H> {

	private final Cell cell;

	// held, since whoever owns the actor may still ask for it
	private final ActorHandle handle;

	SpawnedCell(Cell cell) {
		this.cell = cell;
		this.handle = cell.handle();
	}

	@Override
	@SuppressWarnings("unchecked")
	public H handle() {
		return (H) this.handle;
	}

	@Override
	public void stop() {
		this.cell.engine().supervisor().stop(this.cell);
	}

	@Override
	public void stopNow() {
		this.cell.engine().supervisor().stopNow(this.cell);
	}

	@Override
	public CompletionStage<Termination> whenStopped() {
		return this.cell.engine().supervisor().ended(this.cell);
	}

	Cell cell() {
		return this.cell;
	}

	@Override
	public String toString() {
		return "spawned actor '" + this.cell.name() + "'";
	}

}
