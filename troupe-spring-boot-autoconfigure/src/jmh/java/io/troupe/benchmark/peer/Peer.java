package io.troupe.benchmark.peer;

import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/**
 * One library that runs actors. A benchmark is written against this class once; a forked
 * JVM loads just one subclass, so the compiler sees through it, and every peer pays the
 * same for it. Addresses, messages and mailboxes are the peer's own.
 *
 * @param <A> the peer's address of an actor
 */
public abstract class Peer<A> implements AutoCloseable {

	public abstract Role<A> role(String name, Supplier<? extends Script<A>> script);

	/** A role of actors that block their thread. */
	public Role<A> blockingRole(String name, Supplier<? extends Script<A>> script) {
		return role(name, script);
	}

	/** A role of actors that use {@link Inside#stash}. */
	public Role<A> stashingRole(String name, Supplier<? extends Script<A>> script) {
		return role(name, script);
	}

	/**
	 * A role of actors that are restarted when they fail, where the peer has that and
	 * does not do it anyway.
	 */
	public Role<A> supervisedRole(String name, Supplier<? extends Script<A>> script) {
		return role(name, script);
	}

	/** Spawns an actor without a parent, from any thread. */
	public abstract A spawn(Role<A> role);

	/**
	 * Sends from a thread that is no actor's. Waits where the peer's default mailbox is
	 * bounded and full.
	 */
	public abstract void tell(A to, Object message);

	/** Sends a {@link Question} with a timeout of thirty seconds. */
	public abstract CompletionStage<Object> ask(A to);

	@Override
	public abstract void close();

}
