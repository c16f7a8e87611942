package io.troupe.reactive;

import java.util.Objects;
import java.util.concurrent.Flow;

import io.troupe.SinkHandle;
import io.troupe.StreamHandle;
import org.reactivestreams.FlowAdapters;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;

/**
 * The way between actors, which know the JDK's {@link Flow}, and publishers of Reactive
 * Streams, such as Reactor's {@code Flux}: needed to attach one, and to make a
 * {@code Flux} of a broadcast. Only views: demand, cancellation and errors pass through
 * them unchanged. Safe for use by any number of threads.
 *
 * @since 0.1.0
 */
public final class Reactive {

	private Reactive() {
	}

	/**
	 * Views a publisher as one that an actor can attach, with
	 * {@link io.troupe.Source#of(Flow.Publisher, java.util.function.Function)}.
	 * @param publisher the publisher
	 * @param <T> the type of the elements
	 * @return the view
	 */
	public static <T> Flow.Publisher<T> from(Publisher<? extends T> publisher) {
		return FlowAdapters.toFlowPublisher(Objects.requireNonNull(publisher, "'publisher' must not be null"));
	}

	/**
	 * Views what an actor broadcasts as a publisher. A subscriber that requests less than
	 * is broadcast loses the oldest items, as any other of the handle does, but is not
	 * told how many.
	 * @param handle the handle of the actor
	 * @param <O> the items that the actor broadcasts
	 * @return the view
	 */
	public static <O> Publisher<O> of(StreamHandle<O> handle) {
		return FlowAdapters.toPublisher(Objects.requireNonNull(handle, "'handle' must not be null"));
	}

	/**
	 * Makes a subscriber that sends to an actor what a publisher emits, as
	 * {@link SinkHandle#asSubscriber()} does.
	 * @param handle the handle of the actor
	 * @param <M> the messages that the actor takes
	 * @return a new subscriber, for one publisher
	 */
	public static <M> Subscriber<M> subscriber(SinkHandle<M> handle) {
		Objects.requireNonNull(handle, "'handle' must not be null");
		return FlowAdapters.toSubscriber(handle.asSubscriber());
	}

}
