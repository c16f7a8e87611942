package io.troupe.runtime;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Platform threads for tasks of which most are quick and any may block for good: a few
 * threads as long as tasks get their turn, and more whenever tasks wait and none has
 * begun for a while. So a thousand quick tasks do not make a thousand threads, and a
 * thousand blocked ones do not hold up the next.
 */
final class GrowingPool extends ThreadPoolExecutor {

	private static final int IDLE_SECONDS = 10;

	private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

	private final int least;

	/** Tasks begun, to a wrap-around. */
	private final AtomicInteger begun = new AtomicInteger();

	private final Thread guard;

	private volatile boolean guarding;

	private volatile boolean started;

	GrowingPool(int least, ThreadFactory factory) {
		super(least, Integer.MAX_VALUE, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), factory);
		allowCoreThreadTimeOut(true);
		this.least = least;
		this.guard = factory.newThread(this::watch);
	}

	@Override
	public void execute(Runnable task) {
		try {
			super.execute(task);
		}
		catch (OutOfMemoryError ex) {
			// no thread to be had now; whoever brings news must not pay for that
			getQueue().add(task);
		}
		if (!this.guarding && !getQueue().isEmpty()) {
			attend();
		}
	}

	private void attend() {
		this.guarding = true;
		if (!this.started) {
			start();
		}
		LockSupport.unpark(this.guard);
	}

	private synchronized void start() {
		if (!this.started) {
			this.started = true;
			this.guard.start();
		}
	}

	@Override
	protected void beforeExecute(Thread thread, Runnable task) {
		this.begun.incrementAndGet();
	}

	private void watch() {
		int more = 1;
		while (!isShutdown()) {
			int before = this.begun.get();
			LockSupport.parkNanos(this, LOOK_NANOS);
			int waiting = getQueue().size();
			if (waiting == 0) {
				rest();
				more = 1;
			}
			else if (this.begun.get() == before) {
				grow(Math.min(more, waiting));
				more *= 2;
			}
		}
	}

	private void grow(int threads) {
		try {
			setCorePoolSize(getPoolSize() + threads);
			// a thread that left, or could not be had, since the size was set
			prestartCoreThread();
		}
		catch (OutOfMemoryError ex) {
			// there may be a thread at the next look
		}
	}

	private void rest() {
		this.guarding = false;
		// whoever queued a task before it could see the flag is seen here
		if (getQueue().isEmpty()) {
			setCorePoolSize(Math.max(this.least, getActiveCount()));
			while (!this.guarding && !isShutdown()) {
				LockSupport.park(this);
			}
		}
		this.guarding = true;
	}

	@Override
	protected void terminated() {
		LockSupport.unpark(this.guard);
	}

}
