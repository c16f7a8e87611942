package io.troupe.runtime;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import org.jspecify.annotations.Nullable;

/**
 * Looks at the running turns once in a millisecond, and sleeps while nothing runs. It
 * hands on cells that wait for a worker whose turn takes long, tells of handlers that run
 * too long, and knows since when each worker is at its message.
 */
final class Ticker implements Runnable {

	private static final long TICK_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

	/** Ticks without anything running before the ticker sleeps. */
	private static final int QUIET_TICKS = 50;

	/** Ticks between two looks at turns outside the pool and at what is timed. */
	private static final int SLOW_TICKS = 100;

	private static final int AGE_TICKS = 1_000;

	private final Engine engine;

	private final long warnNanos;

	private @Nullable Thread thread;

	private Watch[] watches = new Watch[0];

	private volatile boolean asleep = true;

	private volatile boolean closed;

	// written by the ticker's thread
	private boolean failed;

	Ticker(Engine engine, Duration blockedWarning) {
		this.engine = engine;
		this.warnNanos = blockedWarning.isZero() ? Long.MAX_VALUE : Nanos.of(blockedWarning);
	}

	void start(ThreadMaker maker) {
		Worker[] workers = this.engine.threads().pool().workers();
		this.watches = new Watch[workers.length];
		for (int i = 0; i < workers.length; i++) {
			this.watches[i] = new Watch(workers[i]);
		}
		Thread ticker = maker.prepare(new Thread(null, this, maker.nextName("ticker"), 0, false));
		this.thread = ticker;
		ticker.start();
	}

	/**
	 * Wakes the ticker if it sleeps: something is about to run.
	 */
	void attend() {
		if (this.asleep) {
			this.asleep = false;
			LockSupport.unpark(this.thread);
		}
	}

	@Override
	public void run() {
		int quiet = 0;
		long ticks = 0;
		while (!this.closed) {
			LockSupport.parkNanos(this, TICK_NANOS);
			// left interrupted by whoever, it would never park again
			Thread.interrupted();
			ticks++;
			look(ticks);
			boolean busy = !this.engine.threads().pool().allParked() || !this.engine.turns().foreign().isEmpty();
			quiet = busy ? 0 : quiet + 1;
			if (quiet > QUIET_TICKS) {
				sleep();
				quiet = 0;
			}
		}
	}

	private void sleep() {
		this.asleep = true;
		// whoever began to run before it could see the flag is seen here
		if (!this.engine.threads().pool().allParked() || !this.engine.turns().foreign().isEmpty()) {
			this.asleep = false;
		}
		while (this.asleep && !this.closed) {
			LockSupport.park(this);
			Thread.interrupted();
		}
	}

	// workers rely on the next look, whatever comes of this one: no memory for a stack
	// trace, say
	private void look(long ticks) {
		try {
			tick(ticks);
		}
		catch (Throwable ex) {
			if (!this.failed) {
				this.failed = true;
				this.engine.warn("The look at what runs failed and goes on; told once", ex);
			}
		}
	}

	private void tick(long ticks) {
		long now = this.engine.time().nanoTime();
		for (Watch watch : this.watches) {
			watch.look(now);
		}
		if (ticks % SLOW_TICKS == 0) {
			this.engine.turns().foreign().forEach((turn) -> look(turn, now));
			this.engine.roster().adjustSamplers();
		}
		if (ticks % AGE_TICKS == 0) {
			this.engine.snapshots().markAges();
		}
	}

	private void look(ForeignTurn turn, long now) {
		long nanos = now - turn.sinceNanos;
		if (nanos > this.warnNanos && !turn.warned && turn.messageType != null) {
			turn.warned = true;
			this.engine.blocked(turn.cell, Duration.ofNanos(nanos), turn.thread.getStackTrace());
		}
	}

	/**
	 * Tells for how long a worker has been at the message it handles.
	 * @param cell the actor
	 * @return nanoseconds, to about a tick, or -1 if no worker runs it
	 */
	long runsFor(Cell cell) {
		for (Watch watch : this.watches) {
			if (watch.worker.running == cell) {
				return watch.nanos(this.engine.time().nanoTime());
			}
		}
		return -1;
	}

	void close() {
		this.closed = true;
		LockSupport.unpark(this.thread);
	}

	/** What the ticker saw of one worker. */
	private final class Watch {

		private final Worker worker;

		private int sequence;

		private int consumed;

		private boolean warned;

		private volatile long sinceNanos;

		Watch(Worker worker) {
			this.worker = worker;
		}

		void look(long now) {
			Cell cell = this.worker.running;
			int turns = this.worker.sequence();
			int taken = (cell != null) ? cell.consumed() : 0;
			if (turns != this.sequence || taken != this.consumed || cell == null || cell.idle()) {
				this.sequence = turns;
				this.consumed = taken;
				this.sinceNanos = now;
				this.warned = false;
				return;
			}
			Ticker.this.engine.threads().pool().rescue(this.worker, turns);
			if (now - this.sinceNanos > Ticker.this.warnNanos && !this.warned) {
				this.warned = true;
				Ticker.this.engine.blocked(cell, Duration.ofNanos(now - this.sinceNanos), this.worker.getStackTrace());
			}
		}

		long nanos(long now) {
			return Math.max(0, now - this.sinceNanos);
		}

	}

}
