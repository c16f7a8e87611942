package io.troupe.runtime;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

import io.troupe.Reply;
import io.troupe.SinkHandle;

/** The outside view of a {@link Cell}. */
final class CellHandle implements SinkHandle<Object> {

	private final Cell cell;

	CellHandle(Cell cell) {
		this.cell = cell;
	}

	@Override
	public String name() {
		return this.cell.name();
	}

	@Override
	public void send(Object message) {
		Objects.requireNonNull(message, "'message' must not be null");
		Node node = node(message);
		if (this.cell.offer(node, this.cell.limit) != Mailbox.Offer.ACCEPTED
				&& this.cell.engine.admission().decide(this.cell, node, true) == Admission.Verdict.REFUSED) {
			throw this.cell.engine.full(this.cell);
		}
	}

	@Override
	public boolean trySend(Object message) {
		Objects.requireNonNull(message, "'message' must not be null");
		Node node = node(message);
		return this.cell.offer(node, this.cell.limit) == Mailbox.Offer.ACCEPTED
				|| this.cell.engine.admission().decide(this.cell, node, false) == Admission.Verdict.ACCEPTED;
	}

	private Node node(Object message) {
		if (this.cell.blueprint.dropsOldest && Turns.current() == this.cell) {
			return new LoopbackNode(message);
		}
		if (this.cell.engine.sampling() && Mailbox.sampled(this.cell.lastIndex() + 1)) {
			return new SampledNode(message, this.cell.engine.time().nanoTime());
		}
		return new Node(message);
	}

	@Override
	public <R> CompletableFuture<R> ask(Function<? super Reply<R>, ?> message) {
		return ask(message, this.cell.engine.askTimeout());
	}

	@Override
	public <R> CompletableFuture<R> ask(Function<? super Reply<R>, ?> message, Duration timeout) {
		Objects.requireNonNull(message, "'message' must not be null");
		Objects.requireNonNull(timeout, "'timeout' must not be null");
		Ask<R> ask = new Ask<>(this.cell);
		Object question = Objects.requireNonNull(message.apply(ask), "the message made for an ask must not be null");
		AskNode node = new AskNode(question, ask);
		if (this.cell.offer(node, this.cell.limit) != Mailbox.Offer.ACCEPTED
				&& this.cell.engine.admission().decide(this.cell, node, true) == Admission.Verdict.REFUSED) {
			ask.fail(this.cell.engine.full(this.cell));
		}
		if (!ask.isDone()) {
			ask.within(question.getClass(), timeout);
		}
		return ask;
	}

	@Override
	public <N> SinkHandle<N> contramap(Function<? super N, ?> mapper) {
		return new MappedHandle<>(this, mapper);
	}

	@Override
	public String toString() {
		return "handle of actor '" + name() + "'";
	}

}
