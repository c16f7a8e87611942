package demo.session;

import java.util.concurrent.Flow;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

import org.jspecify.annotations.Nullable;

/**
 * The frames of one socket as a publisher for one subscriber. It has no buffer: the
 * thread that reads the socket waits until the subscriber has asked for a frame. So
 * nothing is lost before there is a subscriber, and while that one is busy the socket is
 * not read and the sender is held up by TCP.
 */
final class Inbound implements Flow.Publisher<String> {

	// guards everything below, and so keeps the signals in turn
	private final ReentrantLock lock = new ReentrantLock();

	private final Condition changed = this.lock.newCondition();

	private Flow.@Nullable Subscriber<? super String> subscriber;

	private long demand;

	private boolean over;

	@Override
	public void subscribe(Flow.Subscriber<? super String> subscriber) {
		this.lock.lock();
		try {
			if (this.subscriber != null) {
				subscriber.onSubscribe(new Seat(subscriber));
				subscriber.onError(new IllegalStateException("A socket has one subscriber"));
				return;
			}
			this.subscriber = subscriber;
			subscriber.onSubscribe(new Seat(subscriber));
			if (this.over) {
				subscriber.onComplete();
			}
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Hands on a frame; waits until it is asked for. A frame that nobody is going to ask
	 * for any more is dropped.
	 * @param frame the frame
	 * @throws InterruptedException if interrupted while waiting
	 */
	void emit(String frame) throws InterruptedException {
		this.lock.lock();
		try {
			while (this.demand == 0 && !this.over) {
				this.changed.await();
			}
			Flow.Subscriber<? super String> to = this.subscriber;
			if (!this.over && to != null) {
				this.demand--;
				to.onNext(frame);
			}
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Says that the socket has closed.
	 */
	void complete() {
		this.lock.lock();
		try {
			boolean first = !this.over;
			end();
			if (first && this.subscriber != null) {
				this.subscriber.onComplete();
			}
		}
		finally {
			this.lock.unlock();
		}
	}

	private void end() {
		this.over = true;
		this.changed.signalAll();
	}

	/**
	 * What the subscriber holds. Only the first one's counts.
	 */
	private final class Seat implements Flow.Subscription {

		private final Flow.Subscriber<? super String> owner;

		Seat(Flow.Subscriber<? super String> owner) {
			this.owner = owner;
		}

		@Override
		public void request(long n) {
			act(() -> {
				if (n <= 0) {
					end();
					this.owner.onError(new IllegalArgumentException("'n' must be positive, but is " + n));
					return;
				}
				long sum = Inbound.this.demand + n;
				Inbound.this.demand = (sum < 0) ? Long.MAX_VALUE : sum;
				Inbound.this.changed.signalAll();
			});
		}

		@Override
		public void cancel() {
			act(Inbound.this::end);
		}

		private void act(Runnable action) {
			Inbound.this.lock.lock();
			try {
				if (Inbound.this.subscriber == this.owner && !Inbound.this.over) {
					action.run();
				}
			}
			finally {
				Inbound.this.lock.unlock();
			}
		}

	}

}
