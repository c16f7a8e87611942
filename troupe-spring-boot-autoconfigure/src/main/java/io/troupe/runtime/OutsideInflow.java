package io.troupe.runtime;

import io.troupe.Source;

/**
 * A stream that somebody outside points at an actor. Besides the window, the room in the
 * mailbox limits what is requested; without room and with nothing under way it waits
 * until the mailbox has drained.
 */
final class OutsideInflow extends Inflow {

	// keeps the actor from ending as unreachable while the publisher has this subscriber
	@SuppressWarnings("unused")
	private final CellHandle handle;

	// elements that may be requested once there is room; under the monitor
	private int wanted;

	OutsideInflow(Cell cell, Inflows siblings, Source<?> source, int window, CellHandle handle) {
		super(cell, siblings, source, window);
		this.handle = handle;
		this.wanted = window;
	}

	@Override
	void begin() {
		this.siblings.admit(this);
		ask();
	}

	@Override
	void taken() {
		boolean enough;
		synchronized (this) {
			this.wanted++;
			enough = this.wanted >= batch() || this.due.get() == 0;
		}
		if (enough) {
			ask();
		}
	}

	private void ask() {
		int more;
		synchronized (this) {
			long room = (long) this.cell.blueprint.capacity - this.cell.depth() - this.due.get();
			more = (int) Math.min(this.wanted, Math.max(0, room));
			if (more == 0 && this.wanted < this.window) {
				// the next element taken asks again
				return;
			}
			this.wanted -= more;
		}
		if (more > 0) {
			request(more);
		}
		else {
			this.cell.extras().pressure.whenRoom(this::ask);
		}
	}

	@Override
	long queued() {
		synchronized (this) {
			return this.window - this.due.get() - this.wanted;
		}
	}

}
