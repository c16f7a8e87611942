package io.troupe.runtime;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;

import org.jspecify.annotations.Nullable;

/**
 * Hears from the garbage collector which handles nobody holds any more, and tells their
 * actors. It does the work of a {@link java.lang.ref.Cleaner}, with one object for each
 * handle instead of two, and with a thread that ends with the engine. The thread starts
 * with the first lease.
 */
final class Leases implements Runnable {

	private final ReferenceQueue<CellHandle> lapsed = new ReferenceQueue<>();

	private final ThreadMaker maker;

	private volatile @Nullable Thread thread;

	private volatile boolean closed;

	Leases(ThreadMaker maker) {
		this.maker = maker;
	}

	Lease grant(Cell cell, CellHandle handle) {
		if (this.thread == null) {
			start();
		}
		return new Lease(cell, handle, this.lapsed);
	}

	private synchronized void start() {
		if (this.thread == null && !this.closed) {
			Thread fresh = this.maker.prepare(new Thread(null, this, this.maker.nextName("leases"), 0, false));
			this.thread = fresh;
			fresh.start();
		}
	}

	@Override
	public void run() {
		while (!this.closed) {
			try {
				Reference<? extends CellHandle> reference = this.lapsed.remove();
				if (reference instanceof Lease lease) {
					lease.cell.lapsed(lease);
				}
			}
			catch (InterruptedException ex) {
				// the engine closes; anything else that interrupts this thread is no
				// reason to end
			}
			catch (Throwable ex) {
				// of a turn that the actor's executor runs on this thread; the other
				// actors still end
				report(ex);
			}
		}
	}

	private static void report(Throwable error) {
		Thread thread = Thread.currentThread();
		thread.getUncaughtExceptionHandler().uncaughtException(thread, error);
	}

	synchronized void close() {
		this.closed = true;
		Thread running = this.thread;
		if (running != null) {
			running.interrupt();
		}
	}

}
