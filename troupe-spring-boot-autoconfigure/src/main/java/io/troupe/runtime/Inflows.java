package io.troupe.runtime;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

import io.troupe.ActorSnapshot;
import io.troupe.Attachment;
import io.troupe.Source;

/** The streams that flow into one actor. */
final class Inflows {

	private static final Source<Object> OUTSIDE = Source.of((subscriber) -> {
	}, Function.identity()).named("subscriber");

	private final Cell cell;

	/** What the actor has attached itself. */
	private final Set<Inflow> attached = ConcurrentHashMap.newKeySet();

	/**
	 * What others point at the actor. Held weakly: it leads to a handle of this actor,
	 * and the publisher alone says for how long somebody has that.
	 */
	private final Set<Inflow> outside = Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

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
		this.attached.add(inflow);
		if (this.cell.bits(Control.STOP | Control.STOP_NOW) || (this.cell.engine().draining() && !inflow.inside())) {
			// an actor that ends listens to nothing; whoever ends it may have detached
			// those it saw before this one
			inflow.detach();
			if (source.isOpen()) {
				pull(source, inflow).cancel();
			}
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
				inflow.onSubscribe(pull(source, inflow));
			}
		}
		catch (Throwable ex) {
			inflow.fail(ex);
		}
	}

	private Pull pull(Source<?> source, Inflow inflow) {
		return new Pull(Objects.requireNonNull(source.opener()), source.isOpen(), inflow,
				this.cell.engine().threads().streams());
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
		return Math.max(1, Math.min(this.cell.engine().streamWindow(), this.cell.blueprint.capacity / 2));
	}

	/**
	 * Counts a stream from outside among the open ones, from its subscription on.
	 * @param inflow the stream
	 */
	void admit(Inflow inflow) {
		this.outside.add(inflow);
		if (this.cell.bits(Control.STOP | Control.STOP_NOW | Control.ENDING) || this.cell.engine().draining()) {
			inflow.detach();
		}
	}

	/**
	 * Forgets a stream that has ended.
	 * @param inflow the stream
	 * @return {@code false} if it was forgotten before
	 */
	boolean forget(Inflow inflow) {
		return this.attached.remove(inflow) || this.outside.remove(inflow);
	}

	/**
	 * Detaches what the actor attached itself: its instance is replaced.
	 */
	void orphanOwn() {
		this.attached.forEach(Inflow::orphan);
	}

	/**
	 * Detaches all: the actor ends.
	 */
	void detachAll() {
		all().forEach(Inflow::detach);
	}

	/**
	 * Takes no more from outside the engine: it drains.
	 */
	void drain() {
		all().forEach((inflow) -> {
			if (!inflow.inside()) {
				inflow.detach();
			}
		});
	}

	boolean anyAttached() {
		return !this.attached.isEmpty();
	}

	void countReceived() {
		this.received.add(1);
		this.cell.blueprint.definition.received.increment();
	}

	void countError() {
		this.errors.incrementAndGet();
		this.cell.blueprint.definition.streamErrors.increment();
	}

	long received() {
		return this.received.get();
	}

	long errors() {
		return this.errors.get();
	}

	int size() {
		return this.attached.size() + this.outside.size();
	}

	List<ActorSnapshot.Inflow> look() {
		return all().stream().map(Inflow::look).toList();
	}

	private List<Inflow> all() {
		List<Inflow> all = new ArrayList<>(this.attached);
		synchronized (this.outside) {
			all.addAll(this.outside);
		}
		return all;
	}

}
