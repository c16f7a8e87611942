package io.troupe;

import java.util.Iterator;
import java.util.Objects;
import java.util.Spliterators;
import java.util.concurrent.Callable;
import java.util.concurrent.Flow;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import org.jspecify.annotations.Nullable;

/**
 * Something that an actor listens to, and what messages it makes of it: needed to attach
 * a stream with more than its elements in mind. Immutable; each method returns a changed
 * copy. All functions run in the actor's turn.
 * <p>
 * An element that the mapper throws at, or makes {@code null} of, ends the attachment
 * just as an error of the source does; it becomes a dead letter, along with those queued
 * behind it. What the other functions throw is a failure of the actor.
 *
 * @param <M> the messages that the actor takes
 * @since 0.1.0
 */
public final class Source<M> {

	private final Flow.@Nullable Publisher<?> publisher;

	private final @Nullable Callable<? extends Stream<?>> opener;

	private final boolean open;

	private final Function<Object, M> mapper;

	private final Options<M> options;

	private Source(Flow.@Nullable Publisher<?> publisher, @Nullable Callable<? extends Stream<?>> opener, boolean open,
			Function<Object, M> mapper, Options<M> options) {
		this.publisher = publisher;
		this.opener = opener;
		this.open = open;
		this.mapper = mapper;
		this.options = options;
	}

	/**
	 * Starts a source of what a publisher emits, another actor's {@link StreamHandle} for
	 * one.
	 * @param publisher the publisher
	 * @param mapper makes a message of an element
	 * @param <T> the type of the elements
	 * @param <M> the messages that the actor takes
	 * @return a source named {@code stream}
	 */
	public static <T, M> Source<M> of(Flow.Publisher<? extends T> publisher, Function<? super T, ? extends M> mapper) {
		Objects.requireNonNull(publisher, "'publisher' must not be null");
		return new Source<>(publisher, null, false, untyped(mapper), Options.none());
	}

	/**
	 * Starts a source of what is waited for: the rows of a query, the lines of a socket.
	 * It is opened, read and closed on a thread that may block, with no more read ahead
	 * than the window. A cancelled one is interrupted where it waits, then closed. What
	 * no interrupt ends, such as reading a {@link java.net.Socket} on a platform thread,
	 * keeps its thread and is not closed until it returns; read a
	 * {@link java.nio.channels.SocketChannel} instead.
	 * @param opener opens it; called once for each attachment
	 * @param mapper makes a message of an element
	 * @param <T> the type of the elements
	 * @param <M> the messages that the actor takes
	 * @return a source named {@code stream}
	 */
	public static <T, M> Source<M> blocking(Callable<? extends Stream<? extends T>> opener,
			Function<? super T, ? extends M> mapper) {
		Objects.requireNonNull(opener, "'opener' must not be null");
		return new Source<>(null, opener, false, untyped(mapper), Options.none());
	}

	/**
	 * Starts a source of what an iterator gives, which serves one attachment; otherwise
	 * as {@link #blocking}. An iterator that is {@link AutoCloseable} is closed, also if
	 * it is never read.
	 * @param iterator the iterator
	 * @param mapper makes a message of an element
	 * @param <T> the type of the elements
	 * @param <M> the messages that the actor takes
	 * @return a source named {@code stream}
	 */
	public static <T, M> Source<M> blocking(Iterator<? extends T> iterator, Function<? super T, ? extends M> mapper) {
		Objects.requireNonNull(iterator, "'iterator' must not be null");
		Stream<? extends T> stream = StreamSupport.stream(Spliterators.spliteratorUnknownSize(iterator, 0), false);
		return blocking((iterator instanceof AutoCloseable resource) ? stream.onClose(() -> close(resource)) : stream,
				mapper);
	}

	/**
	 * Starts a source of what an open stream gives, which serves one attachment;
	 * otherwise as {@link #blocking}. The stream is closed, also if it is never read.
	 * @param stream the stream
	 * @param mapper makes a message of an element
	 * @param <T> the type of the elements
	 * @param <M> the messages that the actor takes
	 * @return a source named {@code stream}
	 */
	public static <T, M> Source<M> blocking(Stream<? extends T> stream, Function<? super T, ? extends M> mapper) {
		Objects.requireNonNull(stream, "'stream' must not be null");
		return new Source<>(null, () -> stream, true, untyped(mapper), Options.none());
	}

	private static void close(AutoCloseable resource) {
		try {
			resource.close();
		}
		catch (RuntimeException ex) {
			throw ex;
		}
		catch (Exception ex) {
			throw new IllegalStateException("Closing the iterator failed", ex);
		}
	}

	@SuppressWarnings("unchecked")
	private static <T, M> Function<Object, M> untyped(Function<? super T, ? extends M> mapper) {
		// the publisher or stream beside it gives elements of this type only
		return (Function<Object, M>) Objects.requireNonNull(mapper, "'mapper' must not be null");
	}

	/**
	 * Names the source for whoever watches, and in errors.
	 * @param name the name, as that of an {@link ActorSpec#named actor}
	 * @return a changed copy
	 * @throws IllegalArgumentException if it cannot be a name
	 */
	public Source<M> named(String name) {
		Names.check(name);
		return with(this.options.named(name));
	}

	/**
	 * Limits how many elements are requested and not yet handled at any time. Without it,
	 * the engine's default applies, and never more than half the mailbox's capacity.
	 * @param window how many, positive
	 * @return a changed copy
	 */
	public Source<M> window(int window) {
		if (window < 1) {
			throw new IllegalArgumentException("'window' must be positive, but is " + window);
		}
		return with(this.options.window(window));
	}

	/**
	 * Sends a message once the source has completed and its last element was handled.
	 * @param message makes the message
	 * @return a changed copy
	 */
	public Source<M> onComplete(Supplier<? extends M> message) {
		Objects.requireNonNull(message, "'message' must not be null");
		return with(this.options.completed(message));
	}

	/**
	 * Sends a message when the source fails. Without it, a failure is logged.
	 * @param message makes the message from the failure
	 * @return a changed copy
	 */
	public Source<M> onError(Function<? super Throwable, ? extends M> message) {
		Objects.requireNonNull(message, "'message' must not be null");
		return with(this.options.failed(message));
	}

	/**
	 * Sends a message when this actor was too slow for another's broadcast, before the
	 * first element after the gap. Without it, the loss is counted only.
	 * @param message makes the message from the number of elements lost
	 * @return a changed copy
	 */
	public Source<M> onLag(LongFunction<? extends M> message) {
		Objects.requireNonNull(message, "'message' must not be null");
		return with(this.options.lagged(message));
	}

	private Source<M> with(Options<M> changed) {
		return new Source<>(this.publisher, this.opener, this.open, this.mapper, changed);
	}

	/**
	 * Returns the publisher to subscribe to.
	 * @return the publisher, or {@code null} if there is a stream to open instead
	 */
	public Flow.@Nullable Publisher<?> publisher() {
		return this.publisher;
	}

	/**
	 * Returns what opens the stream to read.
	 * @return the opener, or {@code null} if there is a publisher instead
	 */
	public @Nullable Callable<? extends Stream<?>> opener() {
		return this.opener;
	}

	/**
	 * Tells whether the opener hands out what is open already, and so has to be closed
	 * even if it is never read.
	 * @return whether it does
	 */
	public boolean isOpen() {
		return this.open;
	}

	/**
	 * Returns what makes a message of an element.
	 * @return the mapper
	 */
	public Function<Object, M> mapper() {
		return this.mapper;
	}

	/**
	 * Returns the name for whoever watches.
	 * @return the name
	 */
	public String name() {
		return this.options.name;
	}

	/**
	 * Returns how many elements may be in flight.
	 * @return how many, or {@code 0} for the engine's default
	 */
	public int window() {
		return this.options.window;
	}

	/**
	 * Returns what makes the message of completion.
	 * @return the supplier, or {@code null} for no message
	 */
	public @Nullable Supplier<? extends M> completion() {
		return this.options.completed;
	}

	/**
	 * Returns what makes the message of a failure.
	 * @return the function, or {@code null} to log it
	 */
	public @Nullable Function<? super Throwable, ? extends M> error() {
		return this.options.failed;
	}

	/**
	 * Returns what makes the message of a lag.
	 * @return the function, or {@code null} for no message
	 */
	public @Nullable LongFunction<? extends M> lag() {
		return this.options.lagged;
	}

	/** What else there is to say about a source. */
	private record Options<M>(String name, int window, @Nullable Supplier<? extends M> completed,
			@Nullable Function<? super Throwable, ? extends M> failed, @Nullable LongFunction<? extends M> lagged) {

		static <M> Options<M> none() {
			return new Options<>("stream", 0, null, null, null);
		}

		Options<M> named(String name) {
			return new Options<>(name, this.window, this.completed, this.failed, this.lagged);
		}

		Options<M> window(int window) {
			return new Options<>(this.name, window, this.completed, this.failed, this.lagged);
		}

		Options<M> completed(Supplier<? extends M> completed) {
			return new Options<>(this.name, this.window, completed, this.failed, this.lagged);
		}

		Options<M> failed(Function<? super Throwable, ? extends M> failed) {
			return new Options<>(this.name, this.window, this.completed, failed, this.lagged);
		}

		Options<M> lagged(LongFunction<? extends M> lagged) {
			return new Options<>(this.name, this.window, this.completed, this.failed, lagged);
		}

	}

}
