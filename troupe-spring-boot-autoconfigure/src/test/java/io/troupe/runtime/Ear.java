package io.troupe.runtime;

import java.util.concurrent.Flow;

import io.troupe.LagListener;
import org.jspecify.annotations.Nullable;

/** A subscriber that reports each signal as text and requests when the test says so. */
class Ear implements Flow.Subscriber<Object>, LagListener {

	final Probe<String> heard = new Probe<>();

	private final long first;

	private volatile Flow.@Nullable Subscription subscription;

	/**
	 * Creates a subscriber.
	 * @param first how many items it requests at once, none if zero
	 */
	Ear(long first) {
		this.first = first;
	}

	static Ear open() {
		return new Ear(Long.MAX_VALUE);
	}

	/** Subscribes and waits until that is known. */
	static <E extends Ear> E on(Flow.Publisher<Object> publisher, E ear) {
		publisher.subscribe(ear);
		ear.subscription();
		return ear;
	}

	boolean known() {
		return this.subscription != null;
	}

	Flow.Subscription subscription() {
		Soon.until("the subscription comes", () -> this.subscription != null);
		return this.subscription;
	}

	@Override
	public void onSubscribe(Flow.Subscription subscription) {
		if (this.first > 0) {
			subscription.request(this.first);
		}
		this.subscription = subscription;
	}

	@Override
	public void onNext(Object item) {
		this.heard.add(item.toString());
	}

	@Override
	public void onLag(long missed) {
		this.heard.add("missed " + missed);
	}

	@Override
	public void onError(Throwable failure) {
		this.heard.add("failed: " + failure.getMessage());
	}

	@Override
	public void onComplete() {
		this.heard.add("complete");
	}

}
