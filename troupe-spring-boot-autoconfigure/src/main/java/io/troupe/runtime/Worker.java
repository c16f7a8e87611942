package io.troupe.runtime;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.function.BooleanSupplier;

import org.jspecify.annotations.Nullable;

/**
 * A thread of the {@link WorkerPool}. What its actor sends to an idle one goes into the
 * {@code slot} and runs next, on this core, with no other thread woken; a cell displaced
 * from the slot goes to the worker's queue, from which others steal. The ticker takes the
 * slot away from a worker that does not come back to it.
 * <p>
 * A worker that has just made its cell idle takes the slot by a plain write: the exchange
 * on the cell's mailbox is all that keeps the ticker out. Worker and ticker are the two
 * sides of Dekker's algorithm. The worker announces the end of the turn by that exchange
 * and then looks whether the ticker is {@link #stealing}; the ticker says that it is and
 * then looks whether the turn has ended. One of the two sees the other and takes the slot
 * by compare-and-set, or not at all.
 */
final class Worker extends Thread {

	private static final VarHandle SLOT = handle("slot", Cell.class);

	private static final VarHandle SEQUENCE = handle("sequence", int.class);

	private static final VarHandle RUNNING = handle("running", Cell.class);

	/** Turns from the slot in a row before others get theirs. */
	private static final int CHAIN = 16;

	/** Every so many turns the queue of outside senders goes first. */
	private static final int OUTSIDE_MASK = 63;

	final WorkerPool pool;

	final int number;

	final RunQueue queue = new RunQueue();

	final Breath breath = new Breath();

	final Reluctance reluctance = new Reluctance(System::nanoTime);

	// made once, since a search must not fail for want of memory
	final BooleanSupplier anyWork;

	final BooleanSupplier nobodysWork;

	/** The cell whose turn runs, or ran last; written by this thread. */
	@Nullable Cell running;

	/**
	 * Whether the running turn has lent this thread to an executor that takes a turn of
	 * another cell on it; written by this thread.
	 */
	boolean lent;

	@SuppressWarnings("unused")
	private volatile @Nullable Cell slot;

	// odd within a turn, even once the turn has made its cell idle; written by this
	// thread
	@SuppressWarnings("unused")
	private int sequence;

	// whether the ticker is about to take the slot; written by it
	private volatile boolean stealing;

	/**
	 * A cell with nothing to do whose turn this worker keeps while it looks for work, so
	 * that who sends to it need not get it a thread; written by this thread.
	 */
	private @Nullable Cell kept;

	private int chain;

	private int rounds;

	private final Gathering gathering;

	Worker(WorkerPool pool, int number, String name) {
		super(null, null, name, 0, false);
		this.pool = pool;
		this.number = number;
		this.gathering = new Gathering(System::nanoTime, pool::letGather);
		this.anyWork = () -> pool.hasWorkFor(this);
		this.nobodysWork = () -> pool.hasNobodysWorkFor(this);
	}

	@Override
	public void run() {
		boolean open = true;
		while (open) {
			try {
				open = takeTurn();
			}
			catch (Throwable ex) {
				// an error that its actor could not survive: the thread's handler hears
				// of it, the worker goes on for the other actors
				report(ex);
			}
		}
	}

	private boolean takeTurn() {
		Cell cell = next();
		if (cell != null) {
			if (this.kept != null) {
				dismiss();
			}
		}
		else {
			this.running = null;
			this.queue.clean();
			cell = this.pool.search(this);
			if (cell == null) {
				return false;
			}
		}
		if (isInterrupted()) {
			// left behind by another actor's handler
			interrupted();
		}
		begin(cell);
		cell.run(this);
		return true;
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

	/**
	 * Begins a turn of {@code cell}, on this thread.
	 * @param cell the cell
	 */
	void begin(Cell cell) {
		// in this order: whoever sees the turn sees its cell
		RUNNING.setRelease(this, cell);
		goOn();
	}

	/**
	 * Tells the ticker that the turn goes on with another message, on this thread.
	 */
	void goOn() {
		SEQUENCE.setRelease(this, (this.sequence + 1) | 1);
	}

	/**
	 * Tells the ticker that the turn is over if the exchange that follows makes its cell
	 * idle, on this thread.
	 */
	void finish() {
		SEQUENCE.setRelease(this, (this.sequence | 1) + 1);
	}

	private @Nullable Cell next() {
		if ((++this.rounds & OUTSIDE_MASK) == 0) {
			Cell cell = this.pool.pollOutside();
			if (cell != null) {
				return cell;
			}
		}
		if (this.chain < CHAIN || !this.pool.othersWait(this)) {
			Cell cell = takeOwn();
			if (cell != null) {
				this.chain++;
				return cell;
			}
		}
		this.chain = 0;
		Cell cell = this.queue.poll();
		if (cell == null) {
			cell = takeOutside();
		}
		return (cell != null) ? cell : takeOwn();
	}

	private @Nullable Cell takeOutside() {
		if (this.gathering.back() && this.slot == null) {
			Cell cell = takeKept();
			if (cell != null) {
				return cell;
			}
			this.gathering.pause();
		}
		Cell cell = this.pool.pollOutside();
		if (cell != null) {
			this.gathering.took(cell, this.pool.outside());
		}
		else {
			this.gathering.foundNone();
		}
		return cell;
	}

	/**
	 * Keeps the turn of {@code cell}, which has nothing to do, if nothing else has.
	 * @param cell the cell
	 * @return whether it is kept
	 */
	boolean keeps(Cell cell) {
		if (this.slot != null || this.kept != null || !this.pool.mayKeep()) {
			return false;
		}
		cell.lingering = true;
		this.kept = cell;
		return true;
	}

	/**
	 * Tells whether the cell kept, if any, has something to do.
	 * @return whether it has
	 */
	boolean stirred() {
		Cell cell = this.kept;
		return cell != null && cell.stirs();
	}

	/**
	 * Tells whether the cell kept, if any, has more than one message.
	 * @return whether it has
	 */
	boolean stirredTwice() {
		Cell cell = this.kept;
		return cell != null && cell.depth() > 1;
	}

	/**
	 * Ends the wait for the cell kept, if any.
	 * @return the cell if it has something to do, or {@code null} if its turn is over
	 */
	@Nullable Cell takeKept() {
		Cell cell = this.kept;
		this.kept = null;
		return (cell != null && !cell.settleDown()) ? cell : null;
	}

	// another cell came first, whose turn may take long
	private void dismiss() {
		Cell cell = takeKept();
		if (cell != null) {
			enqueue(cell);
		}
	}

	/**
	 * Takes what is in the slot between two turns, on this thread.
	 * @return the cell, or {@code null} if there is none
	 */
	@Nullable Cell takeOwn() {
		if ((this.sequence & 1) != 0 || this.stealing) {
			return takeSlot();
		}
		// looked at after the ticker is known to be away: it may have been here just now
		Cell cell = this.slot;
		if (cell != null) {
			SLOT.setRelease(this, null);
		}
		return cell;
	}

	/**
	 * Takes what is in the slot while this worker is in one turn, on the ticker's thread.
	 * @param turn the sequence of that turn
	 * @return the cell, or {@code null} if there is none, or the turn is over
	 */
	@Nullable Cell rescue(int turn) {
		Cell cell = (Cell) RUNNING.getAcquire(this);
		if ((turn & 1) == 0 || cell == null) {
			return null;
		}
		this.stealing = true;
		// in this order: a cell that is idle was made so after the sequence had moved on
		boolean inTurn = !cell.idle() && sequence() == turn;
		Cell stolen = inTurn ? takeSlot() : null;
		this.stealing = false;
		return stolen;
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
	 * Puts a cell whose turn has been long enough behind those that wait, on this thread.
	 * If none does, this worker is back at it at once, and no other is woken for it. Only
	 * a cell from outside may come first, which was added with a signal, and whoever
	 * heard that finds this one; if nobody was free to hear it, the ticker hands this one
	 * on.
	 * @param cell the cell
	 */
	void comeBack(Cell cell) {
		if (this.slot != null || this.queue.size() > 0 || !this.queue.offer(cell)) {
			enqueue(cell);
		}
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
		return (int) SEQUENCE.getAcquire(this);
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
