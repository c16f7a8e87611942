package io.troupe.runtime;

import java.util.Objects;
import java.util.concurrent.Flow;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * A view of a subscriber that takes another type. What the mapper throws cancels the
 * subscription and fails the stream, on the publisher's thread.
 *
 * @param <N> the type that the view takes
 */
final class MappedSubscriber<N> implements Flow.Subscriber<N> {

	private final Flow.Subscriber<Object> target;

	private final Function<? super N, ?> mapper;

	// set by the first onSubscribe, before any element
	private volatile Flow.@Nullable Subscription subscription;

	MappedSubscriber(Flow.Subscriber<Object> target, Function<? super N, ?> mapper) {
		this.target = target;
		this.mapper = mapper;
	}

	@Override
	public void onSubscribe(Flow.Subscription subscription) {
		if (this.subscription == null) {
			this.subscription = subscription;
		}
		this.target.onSubscribe(subscription);
	}

	@Override
	public void onNext(N element) {
		Objects.requireNonNull(element, "'element' must not be null");
		Object message;
		try {
			message = this.mapper.apply(element);
		}
		catch (Throwable ex) {
			Flow.Subscription upstream = this.subscription;
			if (upstream != null) {
				upstream.cancel();
			}
			this.target.onError(ex);
			return;
		}
		this.target.onNext(message);
	}

	@Override
	public void onError(Throwable failure) {
		this.target.onError(failure);
	}

	@Override
	public void onComplete() {
		this.target.onComplete();
	}

}
