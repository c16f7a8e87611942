package io.troupe.runtime;

import java.util.concurrent.locks.LockSupport;

import org.jspecify.annotations.Nullable;

/**
 * The engine's own threads. Waking a thread costs a hundred times a message, so a worker
 * without work looks around for a while before it parks, and nobody wakes another while
 * one still looks.
 * <p>
 * No wake-up is lost: who adds work looks for searching workers after adding; a worker
 * that stops searching looks for work once more after saying so. One of the two sees the
 * other.
 */
final class WorkerPool implements Dispatcher {

	private static final int MOST_WORKERS = 64;

	/** A bit for each parked worker; who clears the bit wakes the worker. */
	private static final int PARKED = 0;

	/** How many look for work. */
	private static final int SEARCHING = 1;

	/** 1 once the threads are started. */
	private static final int STARTED = 2;

	private final Worker[] workers;

	private final OutsideQueue outside = new OutsideQueue();

	private final Apart state = new Apart(3);

	private final Engine engine;

	private volatile boolean closed;

	WorkerPool(Engine engine, int parallelism, ThreadMaker maker) {
		this.engine = engine;
		this.workers = new Worker[Math.min(parallelism, MOST_WORKERS)];
		for (int i = 0; i < this.workers.length; i++) {
			this.workers[i] = maker.prepare(new Worker(this, i, maker.nextName("worker")));
		}
	}

	@Override
	public void dispatch(Cell cell) {
		if (Thread.currentThread() instanceof Worker worker && worker.pool == this) {
			worker.push(cell);
		}
		else {
			addOutside(cell);
			signalWork();
		}
	}

	@Override
	public void yield(Cell cell) {
		if (Thread.currentThread() instanceof Worker worker && worker.pool == this) {
			worker.comeBack(cell);
		}
		else {
			dispatch(cell);
		}
	}

	private void start() {
		if (this.state.compareAndSet(STARTED, 0, 1) && !this.closed) {
			for (Worker worker : this.workers) {
				worker.start();
			}
			// it sleeps while there are no workers, and none of these comes from a park
			this.engine.ticker().attend();
		}
	}

	private boolean started() {
		return this.state.get(STARTED) != 0;
	}

	void addOutside(Cell cell) {
		this.outside.add(cell);
		if (!started()) {
			start();
		}
	}

	OutsideQueue outside() {
		return this.outside;
	}

	/** Lets outside senders go on for half a pause, on the thread of a worker. */
	void letGather() {
		this.engine.patience().awaitHalfAPause();
	}

	@Nullable Cell pollOutside() {
		return this.outside.poll();
	}

	boolean othersWait(Worker worker) {
		return worker.queue.size() > 0 || !this.outside.isEmpty();
	}

	/**
	 * Wakes one worker unless one is looking for work anyway.
	 */
	void signalWork() {
		if (this.state.get(SEARCHING) > 0) {
			return;
		}
		while (true) {
			long mask = this.state.get(PARKED);
			if (mask == 0) {
				return;
			}
			long bit = Long.lowestOneBit(mask);
			// counted for the woken worker before it can stop searching
			this.state.add(SEARCHING, 1);
			if (this.state.compareAndSet(PARKED, mask, mask & ~bit)) {
				LockSupport.unpark(this.workers[Long.numberOfTrailingZeros(bit)]);
				return;
			}
			this.state.add(SEARCHING, -1);
		}
	}

	/**
	 * Looks for work until there is some.
	 * @param worker the worker without work, on its thread
	 * @return the work, or {@code null} once the pool is closed
	 */
	@Nullable Cell search(Worker worker) {
		// one that looks is enough for two workers, and half of them for more
		boolean patient = this.state.add(SEARCHING, 1) * 2 <= this.workers.length + 1;
		try {
			return search(worker, patient);
		}
		finally {
			if (this.state.add(SEARCHING, -1) == 0 && workLeft()) {
				signalWork();
			}
		}
	}

	private @Nullable Cell search(Worker worker, boolean patientAtFirst) {
		boolean patient = patientAtFirst;
		boolean reluctant = worker.reluctance.back();
		while (!this.closed) {
			if (reluctant) {
				this.engine.patience().awaitWorkOfNobody(worker.nobodysWork);
				reluctant = false;
			}
			else if (patient) {
				worker.breath.take();
				this.engine.patience().awaitWork(worker.anyWork);
				worker.breath.found(worker.stirredTwice() || this.outside.size() > 1);
			}
			Cell cell = worker.takeKept();
			if (cell == null) {
				cell = find(worker);
			}
			if (cell != null) {
				return cell;
			}
			park(worker);
			patient = true;
		}
		return null;
	}

	/**
	 * Tells whether there is anything for a worker to do, or no use in looking.
	 * @param worker the worker
	 * @return whether there is
	 */
	boolean hasWorkFor(Worker worker) {
		return hasNobodysWorkFor(worker) || workLeft();
	}

	/**
	 * Tells whether there is anything for a worker to do that no other worker has, or no
	 * use in looking.
	 * @param worker the worker
	 * @return whether there is
	 */
	boolean hasNobodysWorkFor(Worker worker) {
		return this.closed || worker.stirred() || !this.outside.isEmpty();
	}

	/**
	 * Whether a worker may keep a cell: it will look for work in vain otherwise.
	 * @return whether it may
	 */
	boolean mayKeep() {
		return this.engine.patience().looksForWork() && !workLeft();
	}

	private @Nullable Cell find(Worker worker) {
		Cell cell = this.outside.poll();
		if (cell != null) {
			return cell;
		}
		for (int i = 1; i < this.workers.length; i++) {
			cell = this.workers[(worker.number + i) % this.workers.length].queue.poll();
			if (cell != null) {
				worker.reluctance.took(cell);
				return cell;
			}
		}
		cell = worker.queue.poll();
		return (cell != null) ? cell : worker.takeSlot();
	}

	private boolean workLeft() {
		if (!this.outside.isEmpty()) {
			return true;
		}
		for (Worker worker : this.workers) {
			if (worker.queue.size() > 0) {
				return true;
			}
		}
		return false;
	}

	// returns searching, as it was entered; allocates nothing, which could fail halfway
	private void park(Worker worker) {
		long bit = 1L << worker.number;
		this.state.add(PARKED, bit);
		this.state.add(SEARCHING, -1);
		if (workLeft() || this.closed) {
			stay(bit);
			this.engine.ticker().attend();
			return;
		}
		while ((this.state.get(PARKED) & bit) != 0 && !this.closed) {
			LockSupport.park(this);
			// a handler may have left the thread interrupted, which would keep it from
			// parking
			Thread.interrupted();
		}
		if (this.closed) {
			stay(bit);
		}
		this.engine.ticker().attend();
	}

	private void stay(long bit) {
		long mask = this.state.get(PARKED);
		while ((mask & bit) != 0) {
			if (this.state.compareAndSet(PARKED, mask, mask & ~bit)) {
				this.state.add(SEARCHING, 1);
				return;
			}
			mask = this.state.get(PARKED);
		}
		// a waker has cleared the bit and counted this worker
	}

	/**
	 * Hands what waits for one worker to whoever is free, on the ticker's thread: others
	 * look into its queue only when they have nothing else to do.
	 * @param worker the worker that has not come back to its cells
	 * @param turn the turn that it was in; what waits stays with it once that is over
	 */
	void rescue(Worker worker, int turn) {
		if (worker.slotFilled()) {
			handOn(worker.rescue(turn));
		}
		// the handler may go on adding; what it adds now is for the next tick
		int waiting = worker.queue.size();
		while (waiting-- > 0 && worker.sequence() == turn) {
			handOn(worker.queue.poll());
		}
	}

	private void handOn(@Nullable Cell cell) {
		if (cell != null) {
			addOutside(cell);
			signalWork();
		}
	}

	boolean allParked() {
		return !started() || Long.bitCount(this.state.get(PARKED)) == this.workers.length;
	}

	Worker[] workers() {
		return this.workers;
	}

	@Nullable Thread runner(Cell cell) {
		for (Worker worker : this.workers) {
			if (worker.running == cell) {
				return worker;
			}
		}
		return null;
	}

	int active() {
		return started() ? this.workers.length - Long.bitCount(this.state.get(PARKED)) : 0;
	}

	int queued() {
		int count = this.outside.size();
		for (Worker worker : this.workers) {
			count += worker.queue.size() + (worker.slotFilled() ? 1 : 0);
		}
		return count;
	}

	/**
	 * Ends the threads after their current turn and interrupts those that hang in one.
	 */
	void close() {
		this.closed = true;
		for (Worker worker : this.workers) {
			LockSupport.unpark(worker);
			if (worker.running != null) {
				worker.interrupt();
			}
		}
	}

}
