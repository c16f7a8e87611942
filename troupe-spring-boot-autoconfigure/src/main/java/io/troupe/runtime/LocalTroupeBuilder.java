package io.troupe.runtime;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;

import io.troupe.MailboxOptions;
import io.troupe.Supervision;
import org.jspecify.annotations.Nullable;

/**
 * Configures a {@link LocalTroupe}. Every setting has a default. For use by one thread.
 *
 * @since 0.1.0
 */
public final class LocalTroupeBuilder {

	private MailboxOptions mailbox = MailboxOptions.DEFAULT;

	private Supervision supervision = Supervision.DEFAULT;

	private Duration askTimeout = Duration.ofSeconds(10);

	private Duration blockedWarning = Duration.ofSeconds(1);

	private Duration drainTimeout = Duration.ofSeconds(20);

	private int deadLetterCapacity = 1_000;

	private int quarantineAfter = 3;

	private int parallelism = Runtime.getRuntime().availableProcessors();

	private int throughput = 64;

	private Duration idlePolling = Duration.ofNanos(50_000);

	private int maxBlockingThreads = 256;

	private boolean blockingByDefault;

	private int streamWindow = 64;

	private int streamBuffer = 256;

	private @Nullable Executor executor;

	private final List<ActorListener> listeners = new ArrayList<>();

	private @Nullable TimeSource timeSource;

	private @Nullable ClassLoader classLoader;

	private String threadNamePrefix = "troupe-";

	private DoubleSupplier random = () -> ThreadLocalRandom.current().nextDouble();

	LocalTroupeBuilder() {
	}

	/**
	 * Bounds the mailboxes of actors that do not say otherwise; by default
	 * {@link MailboxOptions#DEFAULT}.
	 * @param mailbox the options
	 * @return this builder
	 */
	public LocalTroupeBuilder mailbox(MailboxOptions mailbox) {
		this.mailbox = Objects.requireNonNull(mailbox, "'mailbox' must not be null");
		return this;
	}

	/**
	 * Supervises actors that do not say otherwise; by default
	 * {@link Supervision#DEFAULT}.
	 * @param supervision what happens when they fail
	 * @return this builder
	 */
	public LocalTroupeBuilder supervision(Supervision supervision) {
		this.supervision = Objects.requireNonNull(supervision, "'supervision' must not be null");
		return this;
	}

	/**
	 * Limits asks that do not say otherwise; by default ten seconds.
	 * @param timeout how long to wait for an answer
	 * @return this builder
	 */
	public LocalTroupeBuilder askTimeout(Duration timeout) {
		this.askTimeout = positive(timeout, "timeout");
		return this;
	}

	/**
	 * Warns of a handler that runs for longer; by default one second.
	 * @param threshold how long it may run, or zero for no warning
	 * @return this builder
	 */
	public LocalTroupeBuilder blockedWarning(Duration threshold) {
		this.blockedWarning = notNegative(threshold, "threshold");
		return this;
	}

	/**
	 * Limits what {@link LocalTroupe#close()} waits; by default 20 seconds.
	 * @param timeout how long the actors may take
	 * @return this builder
	 */
	public LocalTroupeBuilder drainTimeout(Duration timeout) {
		this.drainTimeout = notNegative(timeout, "timeout");
		return this;
	}

	/**
	 * Keeps so many dead letters, with their messages, to look at and to replay; by
	 * default 1,000. The oldest makes room for a newer one.
	 * @param capacity how many, or zero for none
	 * @return this builder
	 */
	public LocalTroupeBuilder deadLetterCapacity(int capacity) {
		this.deadLetterCapacity = atLeast(capacity, 0, "capacity");
		return this;
	}

	/**
	 * Puts a message into quarantine that has failed so often in a row, at first and when
	 * it was replayed; by default three times. From then on {@link DeadLetterBox} replays
	 * it by force only.
	 * @param failures how often, or zero for never
	 * @return this builder
	 */
	public LocalTroupeBuilder quarantineAfter(int failures) {
		this.quarantineAfter = atLeast(failures, 0, "failures");
		return this;
	}

	/**
	 * Sizes the worker pool; by default one worker for each processor, and never more
	 * than 64.
	 * @param workers how many
	 * @return this builder
	 */
	public LocalTroupeBuilder parallelism(int workers) {
		this.parallelism = atLeast(workers, 1, "workers");
		return this;
	}

	/**
	 * Lets an actor handle so many messages before others get its thread; by default 64.
	 * @param messages how many
	 * @return this builder
	 */
	public LocalTroupeBuilder throughput(int messages) {
		this.throughput = atLeast(messages, 1, "messages");
		return this;
	}

	/**
	 * Lets a worker without work look for some before it parks, and a thread that blocks
	 * on an ask look for the answer, though never for more than 20 microseconds; by
	 * default 50 microseconds. It saves the wake-up of a thread, which takes longer than
	 * most messages, for some processor time; on one processor nobody looks. Where
	 * threads send small messages to many actors, a worker also pauses as long, though
	 * never for more than 20 microseconds, to let them gather.
	 * @param atMost how long, zero to park at once
	 * @return this builder
	 */
	public LocalTroupeBuilder idlePolling(Duration atMost) {
		this.idlePolling = notNegative(atMost, "atMost");
		return this;
	}

	/**
	 * Limits the platform threads for blocking actors before Java 21; by default 256.
	 * @param threads how many
	 * @return this builder
	 */
	public LocalTroupeBuilder maxBlockingThreads(int threads) {
		this.maxBlockingThreads = atLeast(threads, 1, "threads");
		return this;
	}

	/**
	 * Treats actors that do not say otherwise as blocking; by default they are not.
	 * @param blocking whether they are
	 * @return this builder
	 */
	public LocalTroupeBuilder blockingByDefault(boolean blocking) {
		this.blockingByDefault = blocking;
		return this;
	}

	/**
	 * Limits how many elements of one attached source are requested and not yet handled;
	 * by default 64.
	 * @param elements how many
	 * @return this builder
	 */
	public LocalTroupeBuilder streamWindow(int elements) {
		this.streamWindow = atLeast(elements, 1, "elements");
		return this;
	}

	/**
	 * Limits how many items of a broadcast wait for each subscriber; by default 256. A
	 * slower one loses the oldest.
	 * @param items how many
	 * @return this builder
	 */
	public LocalTroupeBuilder streamBuffer(int items) {
		this.streamBuffer = atLeast(items, 1, "items");
		return this;
	}

	/**
	 * Runs actors that do not block on the application's executor instead of the worker
	 * pool. It must neither run tasks on the caller's thread nor drop them, and is not
	 * shut down. What it refuses runs on the worker pool.
	 * @param executor the executor
	 * @return this builder
	 */
	public LocalTroupeBuilder executor(Executor executor) {
		this.executor = Objects.requireNonNull(executor, "'executor' must not be null");
		return this;
	}

	/**
	 * Adds a listener. Without any, nothing is measured.
	 * @param listener who hears what happens
	 * @return this builder
	 */
	public LocalTroupeBuilder listener(ActorListener listener) {
		this.listeners.add(Objects.requireNonNull(listener, "'listener' must not be null"));
		return this;
	}

	/**
	 * Replaces the machine's time.
	 * @param timeSource where time comes from
	 * @return this builder
	 */
	public LocalTroupeBuilder timeSource(TimeSource timeSource) {
		this.timeSource = Objects.requireNonNull(timeSource, "'timeSource' must not be null");
		return this;
	}

	/**
	 * Sets the context class loader of the engine's threads; by default they inherit it.
	 * @param classLoader the class loader
	 * @return this builder
	 */
	public LocalTroupeBuilder classLoader(ClassLoader classLoader) {
		this.classLoader = Objects.requireNonNull(classLoader, "'classLoader' must not be null");
		return this;
	}

	/**
	 * Names the engine's threads; by default {@code troupe-}.
	 * @param prefix what the names begin with
	 * @return this builder
	 */
	public LocalTroupeBuilder threadNamePrefix(String prefix) {
		this.threadNamePrefix = Objects.requireNonNull(prefix, "'prefix' must not be null");
		return this;
	}

	/**
	 * Replaces chance, for tests.
	 * @param random gives numbers from zero to one
	 * @return this builder
	 */
	LocalTroupeBuilder random(DoubleSupplier random) {
		this.random = random;
		return this;
	}

	/**
	 * Makes the engine. It does not run actors before {@link LocalTroupe#start()}.
	 * @return the engine
	 */
	public LocalTroupe build() {
		return new LocalTroupe(this);
	}

	Settings settings() {
		return new Settings(this.mailbox, this.supervision, this.askTimeout, this.blockedWarning,
				this.deadLetterCapacity, this.quarantineAfter, this.parallelism, this.throughput, this.idlePolling,
				this.maxBlockingThreads, this.blockingByDefault, this.executor, this.streamWindow, this.streamBuffer,
				List.copyOf(this.listeners), this.classLoader, this.threadNamePrefix, this.random);
	}

	@Nullable TimeSource timeSource() {
		return this.timeSource;
	}

	Duration drainTimeout() {
		return this.drainTimeout;
	}

	private static int atLeast(int value, int least, String name) {
		if (value < least) {
			throw new IllegalArgumentException("'" + name + "' must be at least " + least + ", but is " + value);
		}
		return value;
	}

	private static Duration notNegative(Duration value, String name) {
		Objects.requireNonNull(value, "'" + name + "' must not be null");
		if (value.isNegative()) {
			throw new IllegalArgumentException("'" + name + "' must not be negative, but is " + value);
		}
		return value;
	}

	private static Duration positive(Duration value, String name) {
		if (notNegative(value, name).isZero()) {
			throw new IllegalArgumentException("'" + name + "' must be positive");
		}
		return value;
	}

}
