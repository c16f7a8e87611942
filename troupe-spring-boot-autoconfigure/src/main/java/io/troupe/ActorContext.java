package io.troupe;

import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * An actor's inside view of itself, handed to each of its callbacks. It is confined to
 * the actor's own turn: a call from any other thread, or after the turn, throws
 * {@link IllegalStateException} naming the actor, the owner thread and the caller. No
 * method blocks.
 *
 * @param <M> the messages the actor takes
 * @since 0.1.0
 */
public interface ActorContext<M> {

	/**
	 * Returns the actor's name, unique in its {@link Troupe}.
	 * @return the name
	 */
	String name();

	/**
	 * Returns a handle to this actor. Sending to it from within a turn is the loopback:
	 * such a message is exempt from the mailbox's capacity. The handle, unlike this
	 * context, may be given to anyone; a spawned actor that keeps it in a field of its
	 * own keeps itself alive.
	 * @return the handle, the same for as long as somebody holds it
	 */
	SinkHandle<M> self();

	/**
	 * Sends {@code message} to this actor after {@code delay}. Timers are exempt from the
	 * mailbox's capacity and are cancelled when the actor restarts or ends.
	 * @param delay the time to wait; zero or negative means at once
	 * @param message the message
	 * @return a way to cancel; once cancelled within a turn, the message does not arrive
	 * even if it was queued already
	 */
	Cancellable schedule(Duration delay, M message);

	/**
	 * Sends {@code message} to this actor at {@code time} by the engine's clock;
	 * otherwise as {@link #schedule}. A later change of the clock moves nothing.
	 * @param time the time; one in the past means at once
	 * @param message the message
	 * @return a way to cancel
	 */
	Cancellable scheduleAt(Instant time, M message);

	/**
	 * Sends {@code message} to this actor again and again. A tick is skipped while the
	 * one before it still waits in the mailbox, so a slow actor is not flooded.
	 * @param initial the time until the first tick
	 * @param period the time between two ticks, positive
	 * @param message the message
	 * @return a way to cancel
	 */
	Cancellable scheduleAtFixedRate(Duration initial, Duration period, M message);

	/**
	 * Sends this actor a message made from the outcome of {@code stage}. Both functions
	 * run in the actor's turn; what they throw is a failure of the actor. The result is
	 * exempt from the mailbox's capacity, and {@link #stop()} waits for it.
	 * @param stage the work under way
	 * @param onSuccess makes the message from the result, which is {@code null} if the
	 * stage's is
	 * @param onFailure makes the message from the failure, unwrapped from
	 * {@link java.util.concurrent.CompletionException}
	 * @param <T> the type of the result
	 */
	<T> void pipeToSelf(CompletionStage<T> stage, Function<? super T, ? extends M> onSuccess,
			Function<? super Throwable, ? extends M> onFailure);

	/**
	 * Keeps this actor until {@code stage} has completed: {@link #stop()} waits for it.
	 * No message is sent; a failure is logged.
	 * @param stage the work under way
	 */
	void manage(CompletionStage<?> stage);

	/**
	 * Listens to what a publisher emits. Elements are requested only as this actor takes
	 * them, so a bounded number is in flight, and are exempt from the mailbox's capacity.
	 * The end of the publisher brings no message, and a failure is logged; for more, see
	 * {@link #attach(Source)}.
	 * @param publisher the publisher
	 * @param mapper makes a message of an element, in the actor's turn
	 * @param <T> the type of the elements
	 * @return a way to cancel
	 */
	default <T> Attachment attach(Flow.Publisher<? extends T> publisher, Function<? super T, ? extends M> mapper) {
		return attach(Source.<T, M>of(publisher, mapper));
	}

	/**
	 * Listens to what an iterator gives, which is asked on a thread that may block;
	 * otherwise as {@link #attach(Flow.Publisher, Function)}.
	 * @param iterator the iterator, closed at the end if it is {@link AutoCloseable}
	 * @param mapper makes a message of an element, in the actor's turn
	 * @param <T> the type of the elements
	 * @return a way to cancel
	 */
	default <T> Attachment attach(Iterator<? extends T> iterator, Function<? super T, ? extends M> mapper) {
		return attach(Source.<T, M>blocking(iterator, mapper));
	}

	/**
	 * Listens to what a stream gives, which is read, and closed at the end, on a thread
	 * that may block; otherwise as {@link #attach(Flow.Publisher, Function)}.
	 * @param stream the stream
	 * @param mapper makes a message of an element, in the actor's turn
	 * @param <T> the type of the elements
	 * @return a way to cancel
	 */
	default <T> Attachment attach(Stream<? extends T> stream, Function<? super T, ? extends M> mapper) {
		return attach(Source.<T, M>blocking(stream, mapper));
	}

	/**
	 * Listens to a source. Any number of sources, timers and handles are merged in the
	 * mailbox, in the order of arrival; each source has no more than its window there, so
	 * none starves another. Elements are never refused, but they take room: with many
	 * saturating sources and a small mailbox, others find it full. The source is
	 * subscribed to, and asked for more, in this actor's turn, where it must not block. A
	 * restart of this actor, and its end, detach its sources.
	 * @param source the source
	 * @return a way to cancel
	 */
	Attachment attach(Source<? extends M> source);

	/**
	 * Starts a child of this actor. Children end before their parent does, and when their
	 * parent restarts; one that nobody holds and that waits for nothing ends by itself,
	 * see {@link Permanence#TRANSIENT}.
	 * @param spec what to start
	 * @param <H> the kind of handle
	 * @return the child, owned by the caller
	 */
	<H extends ActorHandle> Spawned<H> spawn(ActorSpec<H> spec);

	/**
	 * Sends this actor a message when {@code actor} has ended, at once if it has already.
	 * The watch outlives a restart of this actor: a fresh instance may hear of a child of
	 * the one before. It ends with this actor. The notice is exempt from the mailbox's
	 * capacity.
	 * @param actor the actor to watch
	 * @param message makes the message, in this actor's turn
	 */
	void watch(Spawned<?> actor, Supplier<? extends M> message);

	/**
	 * Puts {@code message} aside until {@link #unstashAll()}. Stashing the message at
	 * hand keeps its asker waiting for it. A restart puts the stash back in front of the
	 * mailbox; the end makes it dead letters.
	 * @param message the message
	 * @throws IllegalStateException if the stash holds as many messages as the mailbox
	 * may, or {@value #STASH_LIMIT} with an unbounded mailbox
	 */
	void stash(M message);

	/**
	 * Puts every stashed message in front of the mailbox, in the order they were stashed.
	 */
	void unstashAll();

	/**
	 * Finishes what is queued, then ends: no further message is accepted from now on, and
	 * what is in the mailbox, piped or managed is waited for. Self-sends from here on are
	 * dead letters and timers are cancelled, so that the end comes.
	 * @throws IllegalStateException on a permanent actor
	 */
	void stop();

	/**
	 * Ends after the current message; what is queued becomes dead letters.
	 * @throws IllegalStateException on a permanent actor
	 */
	void stopNow();

	/** Most messages that an actor with an unbounded mailbox may stash. */
	int STASH_LIMIT = 65_536;

}
