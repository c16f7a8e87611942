package io.troupe.runtime;

import java.util.function.Consumer;
import java.util.function.Supplier;

import io.troupe.Actor;
import io.troupe.ActorKind;
import io.troupe.ActorSpec;
import io.troupe.MailboxOptions;
import io.troupe.Overflow;
import io.troupe.Supervision;
import org.jspecify.annotations.Nullable;

/**
 * An {@link ActorSpec} with every open question answered by the engine's defaults. Shared
 * by all actors of one spec.
 */
final class Blueprint {

	final Engine engine;

	final ActorSpec<?> spec;

	final ActorKind kind;

	final Definition definition;

	final Supplier<? extends Actor<?, ?>> factory;

	final MailboxOptions mailbox;

	final Supervision supervision;

	final Dispatcher dispatcher;

	final @Nullable Consumer<Object> release;

	/** Most waiting messages; {@link Integer#MAX_VALUE} for no bound. */
	final int capacity;

	/** The depth at which to warn. */
	final int highWaterMark;

	final boolean dropsOldest;

	final Sampler sampler;

	/** Items that wait for each subscriber at most. */
	final int buffer;

	Blueprint(Engine engine, ActorSpec<?> spec, Definition definition, MailboxOptions mailbox, Supervision supervision,
			Dispatcher dispatcher, int buffer) {
		this.engine = engine;
		this.spec = spec;
		this.kind = spec.kind();
		this.definition = definition;
		this.sampler = definition.sampler;
		this.buffer = buffer;
		this.factory = spec.factory();
		this.mailbox = mailbox;
		this.supervision = supervision;
		this.dispatcher = dispatcher;
		this.release = spec.release();
		this.capacity = mailbox.unbounded() ? Integer.MAX_VALUE : mailbox.capacity();
		this.highWaterMark = highWaterMark(mailbox);
		this.dropsOldest = mailbox.overflow() == Overflow.DROP_OLDEST && !mailbox.unbounded();
		definition.capacity = mailbox.capacity();
	}

	private static int highWaterMark(MailboxOptions mailbox) {
		if (mailbox.highWaterMark() > 0) {
			// a mailbox that refuses is over its mark, wherever that is
			return mailbox.unbounded() ? mailbox.highWaterMark()
					: Math.min(mailbox.highWaterMark(), mailbox.capacity());
		}
		return mailbox.unbounded() ? 100_000 : Math.max(1, (int) (mailbox.capacity() * 4L / 5));
	}

}
