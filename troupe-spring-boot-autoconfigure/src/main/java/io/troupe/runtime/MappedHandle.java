package io.troupe.runtime;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.function.Function;

import io.troupe.Reply;
import io.troupe.SinkHandle;

/**
 * A view of a handle that takes another type.
 *
 * @param <N> the type that the view takes
 */
final class MappedHandle<N> implements SinkHandle<N> {

	private final CellHandle target;

	private final Function<? super N, ?> mapper;

	MappedHandle(CellHandle target, Function<? super N, ?> mapper) {
		this.target = target;
		this.mapper = Objects.requireNonNull(mapper, "'mapper' must not be null");
	}

	@Override
	public String name() {
		return this.target.name();
	}

	@Override
	public void send(N message) {
		this.target.send(map(message));
	}

	@Override
	public boolean trySend(N message) {
		return this.target.trySend(map(message));
	}

	@Override
	public <R> CompletableFuture<R> ask(Function<? super Reply<R>, ? extends N> message) {
		Objects.requireNonNull(message, "'message' must not be null");
		return this.target.ask((Reply<R> reply) -> map(message.apply(reply)));
	}

	@Override
	public <R> CompletableFuture<R> ask(Function<? super Reply<R>, ? extends N> message, Duration timeout) {
		Objects.requireNonNull(message, "'message' must not be null");
		return this.target.ask((Reply<R> reply) -> map(message.apply(reply)), timeout);
	}

	@Override
	public <P> SinkHandle<P> contramap(Function<? super P, ? extends N> further) {
		Objects.requireNonNull(further, "'mapper' must not be null");
		return new MappedHandle<>(this.target, (P message) -> map(further.apply(message)));
	}

	@Override
	public Flow.Subscriber<N> asSubscriber() {
		return new MappedSubscriber<>(this.target.asSubscriber(), this::map);
	}

	private Object map(N message) {
		Objects.requireNonNull(message, "'message' must not be null");
		return Objects.requireNonNull(this.mapper.apply(message), "the mapper of a handle must not return null");
	}

	@Override
	public String toString() {
		return "view of the " + this.target;
	}

}
