package io.troupe;

import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * How to make an actor: needed to spawn one. Immutable; each method returns a changed
 * copy. What a spec leaves open is the engine's default.
 *
 * @param <H> the kind of handle to the actor
 * @since 0.1.0
 */
public final class ActorSpec<H extends ActorHandle> {

	private final ActorKind kind;

	private final Supplier<? extends Actor<?, ?>> factory;

	private final String name;

	private final @Nullable String messageType;

	private final @Nullable MailboxOptions mailbox;

	private final @Nullable Supervision supervision;

	private final @Nullable Boolean blocking;

	private final @Nullable Executor executor;

	private final @Nullable Consumer<Object> release;

	private final int buffer;

	private ActorSpec(Draft draft) {
		this.kind = draft.kind;
		this.factory = draft.factory;
		this.name = draft.name;
		this.messageType = draft.messageType;
		this.mailbox = draft.mailbox;
		this.supervision = draft.supervision;
		this.blocking = draft.blocking;
		this.executor = draft.executor;
		this.release = draft.release;
		this.buffer = draft.buffer;
	}

	/**
	 * Starts the spec of a sink actor.
	 * @param factory makes an instance: called at the start and at each restart, on the
	 * actor's own thread
	 * @param <M> the messages it takes
	 * @return a spec named {@code anonymous}
	 */
	public static <M> ActorSpec<SinkHandle<M>> sink(Supplier<? extends SinkActor<M>> factory) {
		return new ActorSpec<>(
				new Draft(ActorKind.SINK, Objects.requireNonNull(factory, "'factory' must not be null")));
	}

	/**
	 * Starts the spec of a stream actor.
	 * @param factory makes an instance: called at the start and at each restart, on the
	 * actor's own thread
	 * @param <M> the messages it takes from its own sources
	 * @param <O> the items it broadcasts
	 * @return a spec named {@code anonymous}
	 */
	public static <M, O> ActorSpec<StreamHandle<O>> stream(Supplier<? extends StreamActor<M, O>> factory) {
		return new ActorSpec<>(
				new Draft(ActorKind.STREAM, Objects.requireNonNull(factory, "'factory' must not be null")));
	}

	/**
	 * Starts the spec of a joint actor.
	 * @param factory makes an instance: called at the start and at each restart, on the
	 * actor's own thread
	 * @param <M> the messages it takes
	 * @param <O> the items it broadcasts
	 * @return a spec named {@code anonymous}
	 */
	public static <M, O> ActorSpec<JointHandle<M, O>> joint(Supplier<? extends JointActor<M, O>> factory) {
		return new ActorSpec<>(
				new Draft(ActorKind.JOINT, Objects.requireNonNull(factory, "'factory' must not be null")));
	}

	/**
	 * Names the definition. It tags metrics and groups the endpoint's list, so it should
	 * be one of a few, such as {@code auction}; each spawned actor gets a number behind
	 * it that no other actor has. Beyond a thousand names, spawned actors of any further
	 * one are counted, and called, {@code others}, so never make a name for each user.
	 * @param name the name: not blank, 200 characters at most, and without control or
	 * format characters and separators of lines, which a log or a terminal would obey
	 * @return a changed copy
	 * @throws IllegalArgumentException if it is anything else
	 */
	public ActorSpec<H> named(String name) {
		Names.check(name);
		return with((draft) -> draft.name = name);
	}

	/**
	 * Says what messages the actor takes, for whoever watches it.
	 * @param messageType the type, readable by people, so without control or format
	 * characters
	 * @return a changed copy
	 */
	public ActorSpec<H> messageType(String messageType) {
		Objects.requireNonNull(messageType, "'messageType' must not be null");
		Names.readable(messageType, "messageType");
		return with((draft) -> draft.messageType = messageType);
	}

	/**
	 * Bounds the mailbox.
	 * @param mailbox the options
	 * @return a changed copy
	 */
	public ActorSpec<H> mailbox(MailboxOptions mailbox) {
		Objects.requireNonNull(mailbox, "'mailbox' must not be null");
		return with((draft) -> draft.mailbox = mailbox);
	}

	/**
	 * Says what happens when the actor fails.
	 * @param supervision the supervision
	 * @return a changed copy
	 */
	public ActorSpec<H> supervision(Supervision supervision) {
		Objects.requireNonNull(supervision, "'supervision' must not be null");
		return with((draft) -> draft.supervision = supervision);
	}

	/**
	 * Declares that the actor blocks, on a database say: it then runs on a virtual
	 * thread, or before Java 21 on a thread of a growing pool, and holds up nobody else.
	 * @return a changed copy
	 */
	public ActorSpec<H> blocking() {
		return blocking(true);
	}

	/**
	 * Declares whether the actor blocks, whatever the engine's default.
	 * @param blocking whether it does
	 * @return a changed copy
	 */
	public ActorSpec<H> blocking(boolean blocking) {
		return with((draft) -> draft.blocking = blocking);
	}

	/**
	 * Runs the actor on an executor of the application's, which the engine does not shut
	 * down. Wins over {@link #blocking()}. A turn that it refuses, also once it is shut
	 * down, runs on the engine's workers instead. It must not drop a turn without a word,
	 * as {@link java.util.concurrent.ThreadPoolExecutor.DiscardPolicy} does: nobody could
	 * tell, and the actor would stand still until the engine shuts down.
	 * @param executor the executor
	 * @return a changed copy
	 */
	public ActorSpec<H> executor(Executor executor) {
		Objects.requireNonNull(executor, "'executor' must not be null");
		return with((draft) -> draft.executor = executor);
	}

	/**
	 * Adds a last step for each instance that the factory made, after its {@code onStop}
	 * and also if it never started.
	 * @param release gets the instance
	 * @return a changed copy
	 */
	public ActorSpec<H> released(Consumer<Object> release) {
		Objects.requireNonNull(release, "'release' must not be null");
		return with((draft) -> draft.release = release);
	}

	/**
	 * Bounds the items of a broadcasting actor that wait for each of its subscribers.
	 * @param items how many, positive
	 * @return a changed copy
	 */
	public ActorSpec<H> buffer(int items) {
		if (items < 1) {
			throw new IllegalArgumentException("'items' must be positive, but is " + items);
		}
		return with((draft) -> draft.buffer = items);
	}

	/**
	 * Returns what the actor is to the outside.
	 * @return the kind
	 */
	public ActorKind kind() {
		return this.kind;
	}

	/**
	 * Returns what makes the instances.
	 * @return the factory
	 */
	public Supplier<? extends Actor<?, ?>> factory() {
		return this.factory;
	}

	/**
	 * Returns the name of the definition.
	 * @return the name
	 */
	public String name() {
		return this.name;
	}

	/**
	 * Returns the messages the actor takes, as people read it.
	 * @return the type, or {@code null} if the spec does not say
	 */
	public @Nullable String messageType() {
		return this.messageType;
	}

	/**
	 * Returns the bounds of the mailbox.
	 * @return the options, or {@code null} for the engine's default
	 */
	public @Nullable MailboxOptions mailbox() {
		return this.mailbox;
	}

	/**
	 * Returns what happens when the actor fails.
	 * @return the supervision, or {@code null} for the engine's default
	 */
	public @Nullable Supervision supervision() {
		return this.supervision;
	}

	/**
	 * Returns whether the actor blocks.
	 * @return whether it does, or {@code null} for the engine's default
	 */
	public @Nullable Boolean isBlocking() {
		return this.blocking;
	}

	/**
	 * Returns the executor that runs the actor.
	 * @return the executor, or {@code null} for the engine's choice
	 */
	public @Nullable Executor executor() {
		return this.executor;
	}

	/**
	 * Returns the last step for each instance.
	 * @return the step, or {@code null} for none
	 */
	public @Nullable Consumer<Object> release() {
		return this.release;
	}

	/**
	 * Returns how many items wait for each subscriber at most.
	 * @return how many, or {@code 0} for the engine's default
	 */
	public int buffer() {
		return this.buffer;
	}

	private ActorSpec<H> with(Consumer<Draft> change) {
		Draft draft = new Draft(this.kind, this.factory);
		draft.name = this.name;
		draft.messageType = this.messageType;
		draft.mailbox = this.mailbox;
		draft.supervision = this.supervision;
		draft.blocking = this.blocking;
		draft.executor = this.executor;
		draft.release = this.release;
		draft.buffer = this.buffer;
		change.accept(draft);
		return new ActorSpec<>(draft);
	}

	private static final class Draft {

		private final ActorKind kind;

		private final Supplier<? extends Actor<?, ?>> factory;

		private String name = "anonymous";

		private @Nullable String messageType;

		private @Nullable MailboxOptions mailbox;

		private @Nullable Supervision supervision;

		private @Nullable Boolean blocking;

		private @Nullable Executor executor;

		private @Nullable Consumer<Object> release;

		private int buffer;

		Draft(ActorKind kind, Supplier<? extends Actor<?, ?>> factory) {
			this.kind = kind;
			this.factory = factory;
		}

	}

}
