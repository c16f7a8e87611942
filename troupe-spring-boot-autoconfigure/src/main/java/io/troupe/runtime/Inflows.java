package io.troupe.runtime;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.Stream;

import io.troupe.ActorSnapshot;
import io.troupe.Attachment;
import io.troupe.Source;

/** The streams that flow into one actor. */
final class Inflows {

	private static final Source<Object> OUTSIDE = Source.of((subscriber) -> {
	}, Function.identity()).named("subscriber");

	private final Cell cell;

	private final Set<Inflow> open = ConcurrentHashMap.newKeySet();

	// how many of them the actor has attached itself
	private final AtomicInteger attached = new AtomicInteger();

	// written by the owner of the turn
	private final Count received = new Count();

	private final AtomicLong errors = new AtomicLong();

	Inflows(Cell cell) {
		this.cell = cell;
	}

	/**
	 * Attaches a source, in the actor's turn.
	 * @param source the source
	 * @return a way to cancel
	 */
	Attachment attach(Source<?> source) {
		int window = (source.window() > 0) ? source.window() : window();
		Inflow inflow = new Inflow(this.cell, this, source, window);
		this.open.add(inflow);
		this.attached.incrementAndGet();
		if (this.cell.bits(Control.STOP | Control.STOP_NOW) || (this.cell.engine.draining() && !inflow.inside())) {
			// an actor that ends listens to nothing; whoever ends it may have detached
			// those it saw before this one
			inflow.detach();
		}
		else {
			subscribe(source, inflow);
		}
		return inflow;
	}

	@SuppressWarnings("unchecked")
	private void subscribe(Source<?> source, Inflow inflow) {
		Flow.Publisher<Object> publisher = (Flow.Publisher<Object>) source.publisher();
		try {
			if (publisher != null) {
				publisher.subscribe(inflow);
			}
			else {
				Callable<? extends Stream<?>> opener = Objects.requireNonNull(source.opener());
				Executor executor = this.cell.engine.threads().streams();
				inflow.onSubscribe(new Pull(opener, inflow, executor));
			}
		}
		catch (RuntimeException ex) {
			inflow.fail(ex);
		}
	}

	/**
	 * Makes a subscriber for a publisher outside.
	 * @param handle what keeps the actor reachable for as long as the publisher is
	 * @return the subscriber
	 */
	Flow.Subscriber<Object> subscriber(CellHandle handle) {
		return new OutsideInflow(this.cell, this, OUTSIDE, window(), handle);
	}

	private int window() {
		return Math.max(1, Math.min(this.cell.engine.streamWindow(), this.cell.blueprint.capacity / 2));
	}

	/**
	 * Counts a stream from outside among the open ones, from its subscription on.
	 * @param inflow the stream
	 */
	void admit(Inflow inflow) {
		this.open.add(inflow);
		if (this.cell.bits(Control.STOP | Control.STOP_NOW | Control.ENDING) || this.cell.engine.draining()) {
			inflow.detach();
		}
	}

	/**
	 * Forgets a stream that has ended.
	 * @param inflow the stream
	 * @return {@code false} if it was forgotten before
	 */
	boolean forget(Inflow inflow) {
		boolean known = this.open.remove(inflow);
		if (known && !(inflow instanceof OutsideInflow)) {
			this.attached.decrementAndGet();
		}
		return known;
	}

	/**
	 * Detaches what the actor attached itself: its instance goes.
	 */
	void detachOwn() {
		this.open.forEach((inflow) -> {
			if (!(inflow instanceof OutsideInflow)) {
				inflow.detach();
			}
		});
	}

	/**
	 * Detaches all: the actor ends.
	 */
	void detachAll() {
		this.open.forEach(Inflow::detach);
	}

	/**
	 * Takes no more from outside the engine: it drains.
	 */
	void drain() {
		this.open.forEach((inflow) -> {
			if (!inflow.inside()) {
				inflow.detach();
			}
		});
	}

	boolean anyAttached() {
		return this.attached.get() > 0;
	}

	void countReceived() {
		this.received.add(1);
		this.cell.blueprint.definition.received.increment();
	}

	void countError() {
		this.errors.incrementAndGet();
	}

	long received() {
		return this.received.get();
	}

	long errors() {
		return this.errors.get();
	}

	int size() {
		return this.open.size();
	}

	List<ActorSnapshot.Inflow> look() {
		return this.open.stream().map(Inflow::look).toList();
	}

}
