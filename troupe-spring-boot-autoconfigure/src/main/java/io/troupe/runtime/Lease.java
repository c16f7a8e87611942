package io.troupe.runtime;

import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;

/**
 * What a transient actor knows of its handle: enough to hand it out again and to hear
 * that nobody holds it any more, without holding it itself.
 */
final class Lease extends WeakReference<CellHandle> {

	final Cell cell;

	Lease(Cell cell, CellHandle handle, ReferenceQueue<CellHandle> lapsed) {
		super(handle, lapsed);
		this.cell = cell;
	}

}
