package io.troupe.runtime;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;

import io.troupe.ActorSpec;
import io.troupe.SinkActor;
import io.troupe.SinkContext;
import io.troupe.SinkHandle;
import io.troupe.Supervision;

/** Fails with every order while it is told to, and keeps those it has handled. */
final class Clerk implements SinkActor<Clerk.Order> {

	final AtomicBoolean failing = new AtomicBoolean(true);

	final List<Order> handled = new CopyOnWriteArrayList<>();

	ActorSpec<SinkHandle<Order>> spec() {
		return ActorSpec.<Order>sink(() -> this)
			.named("clerk")
			.supervision(Supervision.of(Supervision.Strategy.RESUME));
	}

	@Override
	public void onMessage(Order order, SinkContext<Order> context) {
		if (this.failing.get()) {
			throw new IllegalStateException("no order " + order.number());
		}
		this.handled.add(order);
	}

	/**
	 * One of many.
	 *
	 * @param number tells it from others
	 */
	record Order(int number) {

	}

}
