package io.troupe.runtime;

import java.util.concurrent.Executor;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

import io.troupe.ActorSnapshot;
import io.troupe.LagListener;
import org.jspecify.annotations.Nullable;

/**
 * One subscriber of an {@link Outlet}: reads the ring from where it stands, as far as it
 * has requested. {@link #run} is run by one thread at a time, which alone moves the
 * cursor; whoever brings news wakes it.
 */
final class Outflow implements Flow.Subscription, Runnable {

	private static final int IDLE = 0;

	private static final int RUNNING = 1;

	private static final int NEWS = 2;

	private final Outlet outlet;

	private final Executor executor;

	private final String name;

	private final boolean inside;

	private final AtomicInteger state = new AtomicInteger(IDLE);

	private final AtomicLong demand = new AtomicLong();

	// null once cancelled or complete, so that nothing keeps the subscriber
	private volatile Flow.@Nullable Subscriber<? super Object> subscriber;

	// set before anybody else sees this object
	private Ring ring = new Ring(1);

	// number of the next item; written by the running thread
	private volatile long cursor;

	// number of the last item to deliver before completion
	private volatile long until = Long.MAX_VALUE;

	// how the broadcast ended; set after its last item
	private volatile Outlet.@Nullable End end;

	private volatile @Nullable Throwable misuse;

	// written by the running thread
	private final Count delivered = new Count();

	// written by the running thread
	private final Count lagged = new Count();

	// touched by the running thread only
	private boolean greeted;

	Outflow(Outlet outlet, Flow.Subscriber<? super Object> subscriber, Executor executor) {
		this.outlet = outlet;
		this.subscriber = subscriber;
		this.executor = executor;
		this.inside = subscriber instanceof Inflow;
		this.name = (subscriber instanceof Inflow inflow) ? inflow.actor()
				: (subscriber instanceof Listener listener) ? listener.name() : subscriber.getClass().getName();
	}

	void begin(Ring ring) {
		this.ring = ring;
		this.cursor = ring.last() + 1;
	}

	/**
	 * Tells whether the subscriber is an actor of some engine.
	 * @return whether it is
	 */
	boolean inside() {
		return this.inside;
	}

	/**
	 * Makes the subscriber look for news. Any thread may call it; never blocks.
	 */
	void wake() {
		while (true) {
			int now = this.state.get();
			if (now == NEWS || this.subscriber == null) {
				return;
			}
			if (this.state.compareAndSet(now, now + 1)) {
				if (now == IDLE) {
					this.executor.execute(this);
				}
				return;
			}
		}
	}

	@Override
	public void run() {
		do {
			this.state.set(RUNNING);
			Flow.Subscriber<? super Object> to = this.subscriber;
			if (to != null) {
				flow(to);
			}
		}
		while (!this.state.compareAndSet(RUNNING, IDLE));
	}

	private void flow(Flow.Subscriber<? super Object> to) {
		try {
			if (!this.greeted) {
				this.greeted = true;
				to.onSubscribe(this);
			}
			deliver(to);
		}
		catch (Throwable ex) {
			cancel();
			this.outlet.failed(to, ex);
		}
	}

	private void deliver(Flow.Subscriber<? super Object> to) {
		while (this.subscriber != null) {
			Throwable wrong = this.misuse;
			if (wrong != null) {
				close();
				to.onError(wrong);
				return;
			}
			// in this order: an item that is not there yet came after the end, if there
			// is one
			Outlet.End end = this.end;
			long next = this.cursor;
			if (next > Math.min(this.ring.last(), this.until)) {
				if (end != null || next > this.until) {
					close();
					((end != null) ? end : new Outlet.End(null)).tell(to);
				}
				return;
			}
			if (this.demand.get() == 0) {
				return;
			}
			hand(to, next);
		}
	}

	private void hand(Flow.Subscriber<? super Object> to, long index) {
		Ring.Item item = this.ring.read(index);
		while (item.index() != index) {
			index = this.ring.oldest(item);
			item = this.ring.read(index);
		}
		// what came after the last item to deliver is not for this subscriber
		long end = this.until;
		boolean over = index > end;
		index = over ? end + 1 : index;
		long missed = index - this.cursor;
		this.cursor = over ? index : index + 1;
		if (missed > 0) {
			this.lagged.add(missed);
			this.outlet.lost(missed);
			if (to instanceof LagListener listener) {
				listener.onLag(missed);
			}
		}
		if (over || this.subscriber == null) {
			return;
		}
		this.demand.getAndUpdate((left) -> (left == Long.MAX_VALUE) ? left : left - 1);
		this.delivered.add(1);
		to.onNext(item.value());
	}

	@Override
	public void request(long n) {
		if (n <= 0) {
			this.misuse = new IllegalArgumentException(
					"A subscriber must request at least one item, but requested " + n + " (Reactive Streams, 3.9)");
		}
		else {
			this.demand.getAndUpdate((left) -> (left + n < 0) ? Long.MAX_VALUE : left + n);
		}
		wake();
	}

	@Override
	public void cancel() {
		cancelIfOpen();
	}

	/**
	 * Cancels the subscription.
	 * @return {@code false} if it was cancelled or complete already
	 */
	boolean cancelIfOpen() {
		boolean open = this.subscriber != null;
		close();
		return open;
	}

	private void close() {
		this.subscriber = null;
		this.outlet.remove(this);
	}

	/**
	 * Lets the subscriber hear the end after what it has yet to hear.
	 * @param end how the broadcast ended
	 */
	void end(Outlet.End end) {
		this.end = end;
	}

	/**
	 * Lets what was broadcast so far be the last.
	 */
	void completeHere() {
		this.until = this.ring.last();
	}

	ActorSnapshot.Outflow look() {
		long waiting = Math.max(0, Math.min(this.ring.size(), this.ring.last() - this.cursor + 1));
		return new ActorSnapshot.Outflow(this.name, this.delivered.get(), waiting, this.lagged.get());
	}

}
