package io.troupe.runtime;

import java.util.Objects;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.function.Supplier;

import io.troupe.ActorSnapshot;
import io.troupe.Attachment;
import io.troupe.DeadLetter;
import io.troupe.LagListener;
import io.troupe.Source;
import org.jspecify.annotations.Nullable;

/**
 * One stream that flows into a mailbox. The source signals on its own threads, which only
 * queues; the elements are mapped and handled in the actor's turn, and as many are
 * requested again as were handled, so requested and not yet handled are never more than
 * the window. A source that breaks the rules is treated as one that failed.
 */
class Inflow implements Flow.Subscriber<Object>, LagListener, Attachment {

	final Cell cell;

	final int window;

	/** Elements requested and not yet emitted. */
	final AtomicLong due = new AtomicLong();

	final Inflows siblings;

	private final Source<?> source;

	private final AtomicReference<Flow.@Nullable Subscription> upstream = new AtomicReference<>();

	// once true, the source is not listened to any more
	private final AtomicBoolean closed = new AtomicBoolean();

	// once true, what is queued is not handled any more
	private volatile boolean cancelled;

	// once true, what is queued is handled, but no more is told of the stream: the
	// instance
	// that attached it is gone
	private volatile boolean orphaned;

	// what the mapper failed with; touched by the owner of the turn only
	private @Nullable Throwable broken;

	// written by the owner of the turn
	private final Count received = new Count();

	// elements handled and not yet requested again; written by the owner
	private volatile int freed;

	Inflow(Cell cell, Inflows siblings, Source<?> source, int window) {
		this.cell = cell;
		this.siblings = siblings;
		this.source = source;
		this.window = window;
	}

	@Override
	public final String name() {
		return this.source.name();
	}

	final String actor() {
		return this.cell.name();
	}

	@Override
	public final void onSubscribe(Flow.Subscription subscription) {
		Objects.requireNonNull(subscription, "'subscription' must not be null");
		if (!this.upstream.compareAndSet(null, subscription)) {
			subscription.cancel();
			return;
		}
		if (this.closed.get()) {
			// closed before there was anything to cancel
			subscription.cancel();
			return;
		}
		begin();
	}

	/**
	 * Requests the first elements.
	 */
	void begin() {
		request(this.window);
	}

	@Override
	public final void onNext(Object element) {
		if (element == null) {
			NullPointerException broken = new NullPointerException("Source '" + name() + "' of actor '" + actor()
					+ "' emitted null, which no stream may (Reactive Streams, 2.13)");
			fail(broken);
			throw broken;
		}
		if (this.closed.get()) {
			return;
		}
		InflowNode node = new InflowNode(this, element);
		if (this.due.getAndDecrement() <= 0) {
			IllegalStateException broken = new IllegalStateException("Source '" + name() + "' of actor '" + actor()
					+ "' emitted more than was requested (Reactive Streams, 1.1)");
			giveUp(node, broken);
			fail(broken);
			return;
		}
		if (queue(node) == Admission.Verdict.GIVEN_UP) {
			detach();
		}
	}

	@Override
	public final void onError(Throwable failure) {
		Objects.requireNonNull(failure, "'failure' must not be null");
		if (this.closed.compareAndSet(false, true)) {
			queueFailure(failure);
		}
	}

	@Override
	public final void onComplete() {
		if (this.closed.compareAndSet(false, true)) {
			Supplier<?> message = this.source.completion();
			queue(new InflowSignal(this, Inflow.class, message, true));
		}
	}

	@Override
	public final void onLag(long missed) {
		LongFunction<?> message = this.source.lag();
		if (message != null && !this.closed.get()) {
			queue(new InflowSignal(this, missed, () -> message.apply(missed), false));
		}
	}

	/**
	 * Treats the source as failed and listens to it no more.
	 * @param failure why
	 */
	final void fail(Throwable failure) {
		if (close()) {
			queueFailure(failure);
		}
	}

	private void queueFailure(Throwable failure) {
		queue(new InflowSignal(this, failure, told(failure), true));
	}

	private @Nullable Supplier<?> told(Throwable failure) {
		this.siblings.countError();
		Function<? super Throwable, ?> message = this.source.error();
		if (message == null || this.orphaned) {
			this.cell.engine()
				.warn("Source '" + name() + "' of actor '" + actor() + "' failed and is detached", failure);
			return null;
		}
		return () -> message.apply(failure);
	}

	private Admission.Verdict queue(Node node) {
		return this.cell.engine().admission().exempt(this.cell, node);
	}

	/**
	 * Maps and handles an element, in the actor's turn.
	 * @param node the element
	 * @throws Exception whatever the handler throws
	 */
	final void deliver(InflowNode node) throws Exception {
		if (this.cancelled) {
			return;
		}
		if (this.broken != null) {
			giveUp(node, this.broken);
			return;
		}
		Object message;
		try {
			message = Objects.requireNonNull(this.source.mapper().apply(node.message),
					"the mapper of a source must not return null");
		}
		catch (Exception | LinkageError | AssertionError | StackOverflowError ex) {
			unmappable(node, ex);
			return;
		}
		this.received.add(1);
		this.siblings.countReceived();
		try {
			node.handle(this.cell, message);
		}
		finally {
			taken();
		}
	}

	private void unmappable(InflowNode node, Throwable cause) throws Exception {
		this.broken = cause;
		close();
		giveUp(node, cause);
		Supplier<?> message = told(cause);
		this.siblings.forget(this);
		if (message != null) {
			node.handle(this.cell, Objects.requireNonNull(message.get(), "a mapper must not return null"));
		}
	}

	private void giveUp(Node node, Throwable cause) {
		this.cell.engine().deadLetters().add(this.cell, node, DeadLetter.Reason.FAILED, cause);
	}

	/**
	 * Ends the attachment, in the actor's turn. One that a stop has detached in the
	 * meantime still tells how it ended; one whose instance was replaced does not, since
	 * the fresh instance would take it for an end of its own stream.
	 * @return {@code false} if nothing is to be told
	 */
	final boolean finish() {
		this.siblings.forget(this);
		return tells() && this.broken == null;
	}

	/**
	 * Counts an element as handled, and requests more in time.
	 */
	void taken() {
		int more = this.freed + 1;
		boolean enough = more >= batch();
		this.freed = enough ? 0 : more;
		if (enough) {
			request(more);
		}
	}

	/**
	 * Says how many handled elements are worth a request.
	 * @return half the window
	 */
	final int batch() {
		return Math.max(1, this.window / 2);
	}

	/**
	 * Requests elements, on any thread.
	 * @param elements how many
	 */
	final void request(int elements) {
		Flow.Subscription subscription = this.upstream.get();
		if (subscription == null || this.closed.get()) {
			return;
		}
		this.due.addAndGet(elements);
		try {
			subscription.request(elements);
		}
		catch (Throwable ex) {
			// whatever it is, it must not cost the actor its turn
			fail(ex);
		}
	}

	@Override
	public final boolean cancel() {
		boolean open = this.siblings.forget(this);
		if (open) {
			this.cancelled = true;
			close();
			Solitude.reconsider(this.cell);
		}
		return open;
	}

	/**
	 * Listens no more; what is queued is still handled. Any thread may call it.
	 */
	final void detach() {
		close();
		this.siblings.forget(this);
	}

	/**
	 * Listens no more, and tells nothing but what elements are queued: a fresh instance
	 * takes over.
	 */
	final void orphan() {
		this.orphaned = true;
		detach();
	}

	/**
	 * Tells whether the actor still hears of the stream itself.
	 * @return {@code false} once it was cancelled or its instance replaced
	 */
	final boolean tells() {
		return !this.cancelled && !this.orphaned;
	}

	/**
	 * Listens no more, but still counts as attached until what is queued was handled.
	 * @return {@code false} if that was so before
	 */
	final boolean close() {
		if (!this.closed.compareAndSet(false, true)) {
			return false;
		}
		Flow.Subscription subscription = this.upstream.get();
		if (subscription != null) {
			try {
				subscription.cancel();
			}
			catch (Throwable ex) {
				this.cell.engine().warn("Cancelling source '" + name() + "' of actor '" + actor() + "' failed", ex);
			}
		}
		return true;
	}

	final boolean cancelled() {
		return this.cancelled;
	}

	/**
	 * Tells whether what flows comes from an actor of the same engine.
	 * @return whether it does
	 */
	final boolean inside() {
		Flow.Publisher<?> publisher = this.source.publisher();
		return (publisher instanceof StreamCellHandle stream && stream.engine() == this.cell.engine())
				|| (publisher instanceof JointCellHandle joint && joint.engine() == this.cell.engine());
	}

	final ActorSnapshot.Inflow look() {
		long queued = (this.upstream.get() != null) ? Math.max(0, queued()) : 0;
		return new ActorSnapshot.Inflow(name(), this.received.get(), queued, this.window);
	}

	long queued() {
		return this.window - this.due.get() - this.freed;
	}

}
