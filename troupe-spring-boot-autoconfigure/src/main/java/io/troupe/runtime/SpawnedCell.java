package io.troupe.runtime;

import java.util.concurrent.CompletionStage;

import io.troupe.SinkHandle;
import io.troupe.Spawned;
import io.troupe.Termination;

/**
 * The ownership of a spawned {@link Cell}.
 *
 * @param <H> the kind of handle
 */
final class SpawnedCell<H extends SinkHandle<?>> implements Spawned<H> {

	private final Cell cell;

	SpawnedCell(Cell cell) {
		this.cell = cell;
	}

	@Override
	@SuppressWarnings("unchecked")
	public H handle() {
		return (H) this.cell.context.handle();
	}

	@Override
	public void stop() {
		this.cell.engine.supervisor().stop(this.cell);
	}

	@Override
	public void stopNow() {
		this.cell.engine.supervisor().stopNow(this.cell);
	}

	@Override
	public CompletionStage<Termination> whenStopped() {
		return this.cell.extras().ended.minimalCompletionStage();
	}

	@Override
	public String toString() {
		return "spawned actor '" + this.cell.name() + "'";
	}

}
