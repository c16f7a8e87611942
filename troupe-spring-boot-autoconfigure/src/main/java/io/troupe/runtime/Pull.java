package io.troupe.runtime;

import java.util.Iterator;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * Reads a stream that is waited for, as far as it is requested. One thread at a time
 * opens, reads and closes it; between two requests it has none. Cancelling interrupts
 * that thread, if there is one, and has the stream closed by it.
 */
final class Pull implements Flow.Subscription, Runnable {

	private final Callable<? extends Stream<?>> opener;

	private final boolean givenOpen;

	private final Inflow target;

	private final Executor executor;

	// elements requested and not emitted; whoever raises it from zero starts a run
	private final AtomicLong demand = new AtomicLong();

	private volatile boolean cancelled;

	// under the monitor
	private @Nullable Thread runner;

	// touched by the run only, one at a time
	private @Nullable Stream<?> stream;

	private @Nullable Iterator<?> iterator;

	// under the monitor
	private boolean over;

	Pull(Callable<? extends Stream<?>> opener, boolean givenOpen, Inflow target, Executor executor) {
		this.opener = opener;
		this.givenOpen = givenOpen;
		this.target = target;
		this.executor = executor;
	}

	@Override
	public void request(long n) {
		if (this.demand.getAndAdd(n) == 0) {
			start();
		}
	}

	@Override
	public void cancel() {
		this.cancelled = true;
		synchronized (this) {
			if (this.runner != null) {
				this.runner.interrupt();
				return;
			}
		}
		// a run that is about to begin closes the stream; otherwise it takes one more
		request(1);
	}

	private void start() {
		try {
			this.executor.execute(this);
		}
		catch (RejectedExecutionException ex) {
			// the engine has closed and nobody reads any more
			this.cancelled = true;
			run();
		}
	}

	@Override
	public void run() {
		if (!enter()) {
			return;
		}
		boolean exhausted = false;
		Throwable failure = null;
		try {
			exhausted = read();
		}
		catch (Throwable ex) {
			failure = ex;
		}
		if (!leave(exhausted || failure != null)) {
			return;
		}
		close();
		if (failure != null) {
			// a cancelled target does not listen
			this.target.fail(failure);
		}
		else if (exhausted) {
			this.target.onComplete();
		}
	}

	private synchronized boolean enter() {
		if (this.over) {
			return false;
		}
		this.runner = Thread.currentThread();
		return true;
	}

	// the next run may have begun while this one still goes; it then is what cancel()
	// finds
	private synchronized boolean leave(boolean done) {
		if (this.runner != Thread.currentThread()) {
			return false;
		}
		this.runner = null;
		if (this.cancelled) {
			// the interruption was meant for the reading, which is over
			Thread.interrupted();
		}
		this.over = done || this.cancelled;
		return this.over;
	}

	private boolean read() throws Exception {
		long left = this.demand.get();
		while (left > 0) {
			for (long i = 0; i < left; i++) {
				if (this.cancelled) {
					return false;
				}
				Iterator<?> elements = open();
				if (!elements.hasNext()) {
					return true;
				}
				this.target.onNext(Objects.requireNonNull(elements.next(), this::emptyHanded));
			}
			left = this.demand.addAndGet(-left);
		}
		return false;
	}

	private Iterator<?> open() throws Exception {
		Iterator<?> elements = this.iterator;
		if (elements == null) {
			Stream<?> opened = Objects.requireNonNull(this.opener.call(),
					"the opener of a source must not return null");
			this.stream = opened;
			elements = opened.iterator();
			this.iterator = elements;
		}
		return elements;
	}

	private String emptyHanded() {
		return "Source '" + this.target.name() + "' of actor '" + this.target.actor() + "' gave null";
	}

	private void close() {
		this.iterator = null;
		try {
			// what came open is closed even if nobody has read it
			Stream<?> opened = (this.stream == null && this.givenOpen) ? this.opener.call() : this.stream;
			this.stream = null;
			if (opened != null) {
				opened.close();
			}
		}
		catch (Throwable ex) {
			this.target.cell.engine()
				.warn("Closing source '" + this.target.name() + "' of actor '" + this.target.actor() + "' failed", ex);
		}
	}

}
