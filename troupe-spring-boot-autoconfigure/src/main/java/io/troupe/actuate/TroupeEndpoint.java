package io.troupe.actuate;

import java.util.Locale;
import java.util.Objects;

import io.troupe.runtime.LocalTroupe;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.endpoint.Access;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;

/**
 * Shows every actor and, with unrestricted access, holds, releases and restarts one. Any
 * thread may use it; nothing blocks.
 *
 * @since 0.1.0
 */
@Endpoint(id = "troupe", defaultAccess = Access.READ_ONLY)
public final class TroupeEndpoint {

	private final LocalTroupe troupe;

	/**
	 * Creates the endpoint of one engine.
	 * @param troupe the engine
	 */
	public TroupeEndpoint(LocalTroupe troupe) {
		this.troupe = Objects.requireNonNull(troupe, "'troupe' must not be null");
	}

	/**
	 * Describes all actors, with the spawned ones folded into their definitions.
	 * @return the description
	 */
	@ReadOperation
	public TroupeDescriptor troupe() {
		return TroupeDescriptor.of(this.troupe);
	}

	/**
	 * Describes one actor, permanent or spawned.
	 * @param name the actor's name
	 * @return the description, or {@code null} if there is no such actor
	 */
	@ReadOperation
	public @Nullable ActorDetailDescriptor actor(@Selector String name) {
		return this.troupe.find(name).map(ActorDetailDescriptor::of).orElse(null);
	}

	/**
	 * Describes one part of an actor.
	 * @param name the actor's name
	 * @param part which part
	 * @return the description, or {@code null} if there is no such actor
	 */
	@ReadOperation
	public @Nullable MailboxDetailDescriptor part(@Selector String name, @Selector Part part) {
		return this.troupe.find(name)
			.map((actor) -> MailboxDetailDescriptor.of(actor, this.troupe.deadLetters()))
			.orElse(null);
	}

	/**
	 * Acts on one actor. What it does shows once the actor's current message is done.
	 * @param name the actor's name
	 * @param action what to do
	 * @return what was done, or {@code null} if there is no such living actor
	 */
	@WriteOperation
	public @Nullable ActionDescriptor act(@Selector String name, Action action) {
		boolean done = switch (action) {
			case SUSPEND -> this.troupe.suspend(name);
			case RESUME -> this.troupe.resume(name);
			case RESTART -> this.troupe.restart(name);
		};
		return done ? new ActionDescriptor(name, action.name().toLowerCase(Locale.ROOT)) : null;
	}

	/** A part of an actor. */
	public enum Part {

		/** What waits. */
		MAILBOX

	}

	/** What an operator can do to an actor. */
	public enum Action {

		/** Hold it after its current message; messages wait. */
		SUSPEND,

		/** Let a held actor go on. */
		RESUME,

		/** Replace its instance; the mailbox is kept. */
		RESTART

	}

}
