package io.troupe;

import java.util.concurrent.Flow;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/**
 * The outside view of an actor that broadcasts: a {@link java.util.concurrent.Flow}
 * publisher that any number of subscribers may listen to, from the moment the handle is
 * there. A subscriber hears what is broadcast after it subscribed. Each has a bounded
 * buffer of its own; one that is too slow, or requests too little, loses its oldest items
 * and slows neither the actor nor the others.
 * <p>
 * Subscribers run on threads that they may block, one at a time for each subscriber, and
 * may subscribe, request and cancel from within their methods. One that throws is
 * cancelled and logged. When the actor ends, the buffered items are still delivered, then
 * {@code onComplete}, or {@code onError} with the cause if a failure ended the actor. Who
 * subscribes to an actor that has ended hears that at once, as {@code onComplete} or as
 * an {@link ActorStoppedException}. A restart goes unnoticed.
 *
 * @param <O> the items that the actor broadcasts
 * @since 0.1.0
 */
public interface StreamHandle<O> extends ActorHandle, Flow.Publisher<O> {

	/**
	 * Adds a subscriber, which should be a {@link LagListener} too if it cares for what
	 * it misses. Does not block; {@code onSubscribe} comes on another thread.
	 * @param subscriber who listens
	 */
	@Override
	void subscribe(Flow.Subscriber<? super O> subscriber);

	/**
	 * Adds a listener for all items.
	 * @param listener gets each item
	 * @param lagged gets the number of items that the listener missed, just before the
	 * first one after the gap
	 * @return a way to cancel
	 */
	Cancellable subscribe(Consumer<? super O> listener, LongConsumer lagged);

}
