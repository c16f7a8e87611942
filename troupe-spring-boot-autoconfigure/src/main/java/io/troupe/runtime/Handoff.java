package io.troupe.runtime;

import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A turn on its way through an executor of the application's, taken once whatever the
 * executor does. One that runs it on the thread that hands it over would run the receiver
 * on the sender's stack; it goes to the engine's workers then.
 */
final class Handoff implements Runnable {

	private final Cell cell;

	private final Thread sender;

	private final AtomicBoolean taken = new AtomicBoolean();

	// written by the sender's thread; matters only when read there
	private boolean handing = true;

	Handoff(Cell cell, Thread sender) {
		this.cell = cell;
		this.sender = sender;
	}

	/** Notes that the executor has returned. */
	void done() {
		this.handing = false;
	}

	/** Gives the turn to the engine's workers, if nobody has it yet. */
	void fallBack() {
		if (this.taken.compareAndSet(false, true)) {
			this.cell.engine().threads().pool().dispatch(this.cell);
		}
	}

	@Override
	public void run() {
		if (Thread.currentThread() == this.sender && this.handing) {
			fallBack();
		}
		else if (this.taken.compareAndSet(false, true)) {
			this.cell.run();
		}
	}

}
