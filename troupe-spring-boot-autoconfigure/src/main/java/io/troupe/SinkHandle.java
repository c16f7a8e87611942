package io.troupe;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.function.Function;

/**
 * The outside view of an actor that takes messages: the typed handle that Spring injects,
 * and the actor's only address. Any number of threads may use it, from the moment it is
 * injected; what is sent before the actor has started waits in its mailbox. Messages from
 * one thread to one actor arrive in the order they were sent. No method runs the
 * receiver's code on the caller's stack.
 *
 * @param <M> the messages the actor takes
 * @since 0.1.0
 */
public interface SinkHandle<M> extends ActorHandle {

	/**
	 * Puts {@code message} into the actor's mailbox. Does not block, but for an outside
	 * sender under {@link Overflow#BLOCK}. A full mailbox does what its {@link Overflow}
	 * says. A message to an ended actor becomes a dead letter, silently for the caller.
	 * @param message the message
	 * @throws MailboxFullException if the mailbox is full and refuses
	 */
	void send(M message);

	/**
	 * Puts {@code message} into the actor's mailbox if it can. Never blocks, and never
	 * throws on a full or an ended actor.
	 * @param message the message
	 * @return {@code false} if the mailbox refused or dropped the message, or the actor
	 * has ended
	 */
	boolean trySend(M message);

	/**
	 * Sends a message that carries a {@link Reply}, with the engine's timeout for asks.
	 * The future fails at once when the mailbox refuses, when the handler of the message
	 * throws, and when the actor ends before it took the message. Stages that depend on
	 * it run on the thread that replies, or after a timeout on the engine's clock, unless
	 * they are {@code …Async}. They must not block the clock: there, to block on an ask
	 * throws {@link IllegalStateException}.
	 * <p>
	 * A handler that blocks on the future, or on a stage made from it, keeps its actor
	 * from taking messages. If the answer waits for that actor in turn, since the asked
	 * one blocks on an ask to it, directly or by way of others, the call that blocks
	 * throws {@link AskCycleException}; if an actor blocks on an ask to itself, an
	 * {@link IllegalStateException}. {@link ActorContext#pipeToSelf} brings the answer
	 * without blocking.
	 * @param message makes the message around the reply
	 * @param <R> the type of the answer
	 * @return the answer to come
	 */
	<R> CompletableFuture<R> ask(Function<? super Reply<R>, ? extends M> message);

	/**
	 * As {@link #ask(Function)}, with a timeout of its own.
	 * @param message makes the message around the reply
	 * @param timeout how long to wait before the future fails with
	 * {@link AskTimeoutException}
	 * @param <R> the type of the answer
	 * @return the answer to come
	 */
	<R> CompletableFuture<R> ask(Function<? super Reply<R>, ? extends M> message, Duration timeout);

	/**
	 * Returns a view of this handle that takes another type. The mapper runs on the
	 * sender's thread, and what it throws goes to the sender.
	 * @param mapper makes this actor's message from the other
	 * @param <N> the type that the view takes
	 * @return the view
	 */
	<N> SinkHandle<N> contramap(Function<? super N, ? extends M> mapper);

	/**
	 * Returns a subscriber that sends to this actor what a publisher emits: needed to
	 * point a publisher at an actor from outside. It requests only as many elements as
	 * have room in the mailbox and as the actor has taken, so it neither floods the actor
	 * nor loses anything. A failure of the publisher is logged. The end of the actor
	 * cancels the subscription.
	 * @return a new subscriber, for one publisher
	 */
	Flow.Subscriber<M> asSubscriber();

}
