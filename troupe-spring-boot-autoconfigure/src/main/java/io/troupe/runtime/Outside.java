package io.troupe.runtime;

import io.troupe.ActorHandle;
import io.troupe.ActorKind;
import org.jspecify.annotations.Nullable;

/**
 * The part of a {@link Cell} that hands out its handle. A permanent actor keeps it for
 * good. That of any other actor ends with the last who holds it, so the cell only knows
 * of it by a {@link Lease}.
 */
abstract class Outside extends ControlledMailbox {

	// a CellHandle that is kept for good, or a Lease, replaced under the monitor
	private volatile @Nullable Object handle;

	Outside(Blueprint blueprint, @Nullable Cell parent, int number, int control) {
		super(blueprint, parent, number, control);
	}

	/**
	 * Returns this actor whole.
	 * @return this
	 */
	abstract Cell cell();

	/**
	 * Returns what the actor broadcasts to.
	 * @return the outlet, or {@code null} if it does not broadcast
	 */
	@Nullable Outlet outlet() {
		return null;
	}

	/**
	 * Returns the outside view, to any thread.
	 * @return the handle, always the same while somebody holds it
	 */
	ActorHandle handle() {
		return sendable();
	}

	final CellHandle sendable() {
		CellHandle found = find(this.handle);
		return (found != null) ? found : make();
	}

	private static @Nullable CellHandle find(@Nullable Object known) {
		return (known instanceof Lease lease) ? lease.get() : (CellHandle) known;
	}

	private synchronized CellHandle make() {
		CellHandle found = find(this.handle);
		if (found == null) {
			found = newHandle();
			if (Solitude.possible(this.blueprint)) {
				this.handle = engine().leases().grant(cell(), found);
				change(0, Control.LONELY);
			}
			else {
				this.handle = found;
			}
		}
		return found;
	}

	private CellHandle newHandle() {
		Outlet joint = (this.blueprint.kind == ActorKind.JOINT) ? outlet() : null;
		return (joint != null) ? new JointCellHandle(cell(), joint) : new CellHandle(cell());
	}

	/**
	 * Hears that a handle is held by nobody any more.
	 * @param gone what was known of it
	 */
	final void lapsed(Lease gone) {
		if (this.handle == gone) {
			signal(Control.LONELY, 0);
		}
	}

	/**
	 * Tells whether somebody holds a handle that can be sent to.
	 * @return whether somebody does
	 */
	final boolean leased() {
		return this.handle instanceof Lease lease && !lease.refersTo(null);
	}

}
