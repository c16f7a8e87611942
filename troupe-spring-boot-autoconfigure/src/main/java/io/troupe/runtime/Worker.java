package io.troupe.runtime;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

import org.jspecify.annotations.Nullable;

/**
 * A thread of the {@link WorkerPool}. What its actor sends to an idle one goes into the
 * {@code slot} and runs next, on this core, with no other thread woken; a cell displaced
 * from the slot goes to the worker's queue, from which others steal. The ticker takes the
 * slot away from a worker that does not come back to it.
 */
final class Worker extends Thread {

	private static final VarHandle SLOT = handle("slot", Cell.class);

	private static final VarHandle SEQUENCE = handle("sequence", int.class);

	/** Turns from the slot in a row before others get theirs. */
	private static final int CHAIN = 16;

	/** Every so many turns the queue of outside senders goes first. */
	private static final int OUTSIDE_MASK = 63;

	final WorkerPool pool;

	final int number;

	final RunQueue queue = new RunQueue();

	/** The cell whose turn runs, or ran last; written by this thread. */
	@Nullable Cell running;

	@SuppressWarnings("unused")
	private volatile @Nullable Cell slot;

	// number of turns begun; written by this thread
	@SuppressWarnings("unused")
	private int sequence;

	private int chain;

	Worker(WorkerPool pool, int number, String name) {
		super(null, null, name, 0, false);
		this.pool = pool;
		this.number = number;
	}

	@Override
	public void run() {
		while (true) {
			Cell cell = next();
			if (cell == null) {
				this.running = null;
				this.queue.clean();
				cell = this.pool.search(this);
				if (cell == null) {
					return;
				}
			}
			progress();
			if (isInterrupted()) {
				// left behind by another actor's handler
				interrupted();
			}
			try {
				cell.run();
			}
			catch (Throwable ex) {
				// an error that its actor could not survive: the thread's handler hears
				// of it, the
				// worker goes on for the other actors
				report(ex);
			}
		}
	}

	private void report(Throwable error) {
		try {
			getUncaughtExceptionHandler().uncaughtException(this, error);
		}
		catch (Throwable ex) {
			// nobody is left to tell; the worker goes on all the same
			this.running = null;
		}
	}

	/** Tells the ticker that a new message is at hand, on this thread. */
	void progress() {
		SEQUENCE.setOpaque(this, this.sequence + 1);
	}

	private @Nullable Cell next() {
		if ((this.sequence & OUTSIDE_MASK) == 0) {
			Cell cell = this.pool.pollOutside();
			if (cell != null) {
				return cell;
			}
		}
		if (this.chain < CHAIN || !this.pool.othersWait(this)) {
			Cell cell = takeSlot();
			if (cell != null) {
				this.chain++;
				return cell;
			}
		}
		this.chain = 0;
		Cell cell = this.queue.poll();
		if (cell == null) {
			cell = this.pool.pollOutside();
		}
		return (cell != null) ? cell : takeSlot();
	}

	/**
	 * Takes a cell that this worker's turn has made busy, on this thread.
	 * @param cell the cell
	 */
	void push(Cell cell) {
		Cell before = this.slot;
		if (before == null) {
			SLOT.setRelease(this, cell);
			return;
		}
		before = (Cell) SLOT.getAndSet(this, cell);
		if (before != null) {
			enqueue(before);
		}
	}

	/**
	 * Puts a cell behind those that wait, on this thread.
	 * @param cell the cell
	 */
	void enqueue(Cell cell) {
		if (!this.queue.offer(cell)) {
			this.pool.addOutside(cell);
		}
		this.pool.signalWork();
	}

	/**
	 * Takes what is in the slot, on any thread.
	 * @return the cell, or {@code null} if there is none
	 */
	@Nullable Cell takeSlot() {
		Cell cell = this.slot;
		return (cell != null && SLOT.compareAndSet(this, cell, null)) ? cell : null;
	}

	boolean slotFilled() {
		return this.slot != null;
	}

	int sequence() {
		return (int) SEQUENCE.getOpaque(this);
	}

	private static VarHandle handle(String name, Class<?> type) {
		try {
			return MethodHandles.lookup().findVarHandle(Worker.class, name, type);
		}
		catch (ReflectiveOperationException ex) {
			throw new ExceptionInInitializerError(ex);
		}
	}

}
