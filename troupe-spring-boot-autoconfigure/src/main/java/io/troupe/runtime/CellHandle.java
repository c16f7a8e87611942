package io.troupe.runtime;

import java.lang.ref.Reference;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.function.Function;

import io.troupe.Reply;
import io.troupe.SinkHandle;

/**
 * The outside view of a {@link Cell}. An actor that ends once nobody can send to it any
 * more must not do so while a message is on its way, so each method stays reachable to
 * its end.
 */
class CellHandle implements SinkHandle<Object> {

	private final Cell cell;

	CellHandle(Cell cell) {
		this.cell = cell;
	}

	final Cell cell() {
		return this.cell;
	}

	final Engine engine() {
		return this.cell.engine();
	}

	@Override
	public final String name() {
		return this.cell.name();
	}

	@Override
	public final void send(Object message) {
		Objects.requireNonNull(message, "'message' must not be null");
		Node node = node(message);
		if (this.cell.offer(node) != Mailbox.Offer.ACCEPTED
				&& this.cell.engine().admission().decide(this.cell, node, true) == Admission.Verdict.REFUSED) {
			throw this.cell.engine().full(this.cell);
		}
		Reference.reachabilityFence(this);
	}

	@Override
	public final boolean trySend(Object message) {
		Objects.requireNonNull(message, "'message' must not be null");
		Node node = node(message);
		boolean accepted = this.cell.offer(node) == Mailbox.Offer.ACCEPTED
				|| this.cell.engine().admission().decide(this.cell, node, false) == Admission.Verdict.ACCEPTED;
		Reference.reachabilityFence(this);
		return accepted;
	}

	private Node node(Object message) {
		if (this.cell.blueprint.dropsOldest && Turns.current() == this.cell) {
			return new LoopbackNode(message);
		}
		if (this.cell.sampled(this.cell.lastIndex() + 1)) {
			return new SampledNode(message, this.cell.engine().time().nanoTime());
		}
		return new Node(message);
	}

	@Override
	public final <R> CompletableFuture<R> ask(Function<? super Reply<R>, ?> message) {
		return ask(message, this.cell.engine().askTimeout());
	}

	@Override
	public final <R> CompletableFuture<R> ask(Function<? super Reply<R>, ?> message, Duration timeout) {
		Objects.requireNonNull(message, "'message' must not be null");
		Objects.requireNonNull(timeout, "'timeout' must not be null");
		Ask<R> ask = new Ask<>(this.cell, timeout);
		Object question = Objects.requireNonNull(message.apply(ask), "the message made for an ask must not be null");
		AskNode node = new AskNode(question, ask);
		ask.open(node);
		if (this.cell.offer(node) != Mailbox.Offer.ACCEPTED
				&& this.cell.engine().admission().decide(this.cell, node, true) == Admission.Verdict.REFUSED) {
			ask.fail(this.cell.engine().full(this.cell));
		}
		Reference.reachabilityFence(this);
		return ask;
	}

	@Override
	public final <N> SinkHandle<N> contramap(Function<? super N, ?> mapper) {
		return new MappedHandle<>(this, mapper);
	}

	@Override
	public final Flow.Subscriber<Object> asSubscriber() {
		return this.cell.extras().inflows().subscriber(this);
	}

	@Override
	public String toString() {
		return "handle of actor '" + name() + "'";
	}

}
