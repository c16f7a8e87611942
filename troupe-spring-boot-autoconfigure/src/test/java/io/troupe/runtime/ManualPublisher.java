package io.troupe.runtime;

import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

import org.jspecify.annotations.Nullable;

/**
 * A publisher for one subscriber that emits on the test's thread, when the test says so
 * and whether it was asked to or not.
 *
 * @param <T> what it emits
 */
class ManualPublisher<T> implements Flow.Publisher<T>, Flow.Subscription {

	final AtomicLong requested = new AtomicLong();

	final AtomicInteger cancels = new AtomicInteger();

	private volatile Flow.@Nullable Subscriber<? super T> subscriber;

	@Override
	public void subscribe(Flow.Subscriber<? super T> subscriber) {
		subscriber.onSubscribe(this);
		// only now has it requested what it begins with
		this.subscriber = subscriber;
	}

	@Override
	public void request(long n) {
		this.requested.addAndGet(n);
	}

	@Override
	public void cancel() {
		this.cancels.incrementAndGet();
	}

	/** Returns who subscribed, waiting for it. */
	Flow.Subscriber<? super T> subscriber() {
		Soon.until("somebody subscribes", () -> this.subscriber != null);
		return this.subscriber;
	}

	@SafeVarargs
	final void emit(T... elements) {
		for (T element : elements) {
			subscriber().onNext(element);
		}
	}

	void complete() {
		subscriber().onComplete();
	}

	void fail(Throwable failure) {
		subscriber().onError(failure);
	}

	void awaitRequested(long total) {
		Soon.until(total + " elements are requested", () -> this.requested.get() >= total);
	}

}
