package io.troupe.runtime;

import java.util.concurrent.Flow;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

import io.troupe.LagListener;

/**
 * A subscriber made of two functions. It requests everything; what it cannot take in time
 * it loses.
 */
final class Listener implements Flow.Subscriber<Object>, LagListener {

	private final Consumer<? super Object> items;

	private final LongConsumer lagged;

	Listener(Consumer<? super Object> items, LongConsumer lagged) {
		this.items = items;
		this.lagged = lagged;
	}

	String name() {
		return this.items.getClass().getName();
	}

	@Override
	public void onSubscribe(Flow.Subscription subscription) {
		subscription.request(Long.MAX_VALUE);
	}

	@Override
	public void onNext(Object item) {
		this.items.accept(item);
	}

	@Override
	public void onLag(long missed) {
		this.lagged.accept(missed);
	}

	@Override
	public void onError(Throwable failure) {
		Log.warn("The actor that " + name() + " listened to has failed", failure);
	}

	@Override
	public void onComplete() {
	}

}
