package io.troupe.benchmark.peer;

import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/**
 * A bare queue with one thread that consumes it: no actors, but the limit of what they
 * could do. It plays no case but those that are {@link OneWay}.
 *
 * @param <A> the queue
 */
abstract class BareQueuePeer<A> extends Peer<A> implements Inside<A> {

	@Override
	public final Role<A> role(String name, Supplier<? extends Script<A>> script) {
		return new Role<>(name, script, this);
	}

	@Override
	public final CompletionStage<Object> ask(A to) {
		throw refusal();
	}

	@Override
	public final A self() {
		throw refusal();
	}

	@Override
	public final void stop() {
		throw refusal();
	}

	@Override
	public final void stash(Object message) {
		throw refusal();
	}

	@Override
	public final void unstashAll() {
		throw refusal();
	}

	private static UnsupportedOperationException refusal() {
		return new UnsupportedOperationException("A bare queue can only be sent to, by plain threads");
	}

}
