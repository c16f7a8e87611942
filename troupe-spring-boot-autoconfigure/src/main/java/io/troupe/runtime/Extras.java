package io.troupe.runtime;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

import io.troupe.Actor;
import io.troupe.ActorSnapshot;
import io.troupe.Cancellable;
import io.troupe.Termination;
import org.jspecify.annotations.Nullable;

/**
 * What most actors never need: children, timers, a stash, failures, waiting senders. A
 * cell makes it when it is first asked for.
 */
final class Extras {

	private static final int KEPT_FAILURES = 5;

	/**
	 * A mailbox under steady pressure swings around its mark many times in a second.
	 */
	private static final long WARN_NANOS = TimeUnit.MINUTES.toNanos(1);

	final CellList children = new CellList();

	/** What is to be told to the owner in its next turn. */
	final Queue<Notice> notices = new ConcurrentLinkedQueue<>();

	final Set<Timer> timers = ConcurrentHashMap.newKeySet();

	final Pressure pressure;

	/** Piped results and managed stages under way. */
	final AtomicInteger pending = new AtomicInteger();

	/** Overloaded receivers that hold this actor back. */
	final AtomicInteger mutes = new AtomicInteger();

	/**
	 * Which ones these are; made by the owner, written under the lock of the pressure of
	 * each.
	 */
	private volatile @Nullable Set<Cell> muters;

	/** Messages put aside; touched by the owner only, others read its size. */
	final ArrayDeque<Node> stash = new ArrayDeque<>();

	/** Unstashed messages; touched by the owner only, others read its size. */
	final ArrayDeque<Node> front = new ArrayDeque<>();

	/** The node at hand if it came from the front; written by the owner. */
	@Nullable Node frontNode;

	/** When the restarts within the window were; touched by the owner only. */
	final ArrayDeque<Long> restarts = new ArrayDeque<>();

	/** Completed by the owner when the actor ends. */
	final CompletableFuture<Termination> ended = new CompletableFuture<>();

	final OldestMessage oldest = new OldestMessage();

	/**
	 * Messages that were stashed in the turn that counts them as processed; written by
	 * the owner.
	 */
	final AtomicLong stashedAgain = new AtomicLong();

	final AtomicLong failed = new AtomicLong();

	final AtomicLong restarted = new AtomicLong();

	final LongAdder dropped = new LongAdder();

	final LongAdder refused = new LongAdder();

	volatile boolean overHighWater;

	/** When it was last logged that the mailbox was over its mark. */
	private volatile @Nullable Long warned;

	/** Messages taken out of the middle of the mailbox; written under the monitor. */
	final AtomicInteger gaps = new AtomicInteger();

	final AtomicInteger frontSize = new AtomicInteger();

	/** What was stashed in the turn at hand; touched by the owner only. */
	@Nullable Node stashedNode;

	/** The wait for a restart; touched by the owner only. */
	@Nullable Cancellable backoff;

	final AtomicInteger stashSize = new AtomicInteger();

	/** The instance, once it has designated another behaviour; written by the owner. */
	@Nullable Actor<?, ?> instance;

	/** What to throw once the actor has ended; written by the owner. */
	@Nullable VirtualMachineError fatal;

	/** What ended the actor; written by the owner. */
	@Nullable Throwable cause;

	private final ConcurrentLinkedDeque<ActorSnapshot.Failure> failures = new ConcurrentLinkedDeque<>();

	private final Cell cell;

	// the three below are made once, by whoever needs it first

	private volatile @Nullable Inflows inflows;

	private volatile @Nullable Watches watches;

	private volatile @Nullable CompletionStage<Termination> whenStopped;

	Extras(Cell cell) {
		this.cell = cell;
		this.pressure = new Pressure(cell);
	}

	/**
	 * Notes that an overloaded receiver holds this actor back, in the actor's turn.
	 * @param receiver the receiver
	 */
	void mutedBy(Cell receiver) {
		Set<Cell> known = this.muters;
		if (known == null) {
			known = ConcurrentHashMap.newKeySet();
			this.muters = known;
		}
		known.add(receiver);
	}

	/**
	 * Notes that a receiver does not hold this actor back any more.
	 * @param receiver the receiver
	 */
	void unmutedBy(Cell receiver) {
		Set<Cell> known = this.muters;
		if (known != null) {
			known.remove(receiver);
		}
	}

	Set<Cell> muters() {
		Set<Cell> known = this.muters;
		return (known != null) ? known : Set.of();
	}

	Inflows inflows() {
		Inflows streams = this.inflows;
		if (streams == null) {
			synchronized (this) {
				streams = this.inflows;
				if (streams == null) {
					streams = new Inflows(this.cell);
					this.inflows = streams;
				}
			}
		}
		return streams;
	}

	@Nullable Inflows inflowsIfAny() {
		return this.inflows;
	}

	Watches watches() {
		Watches known = this.watches;
		if (known == null) {
			synchronized (this) {
				known = this.watches;
				if (known == null) {
					known = new Watches();
					this.watches = known;
				}
			}
		}
		return known;
	}

	@Nullable Watches watchesIfAny() {
		return this.watches;
	}

	/**
	 * Returns the end for others to listen to, always the same: each copy of a future
	 * stays with it until it completes.
	 * @return a stage that only {@link #ended} completes
	 */
	CompletionStage<Termination> whenStopped() {
		CompletionStage<Termination> known = this.whenStopped;
		if (known == null) {
			synchronized (this) {
				known = this.whenStopped;
				if (known == null) {
					known = this.ended.minimalCompletionStage();
					this.whenStopped = known;
				}
			}
		}
		return known;
	}

	void countStashedAgain(int more) {
		this.stashedAgain.lazySet(this.stashedAgain.get() + more);
	}

	/**
	 * Tells whether a timer, a stream or a watch may still bring a message.
	 * @return whether one may
	 */
	boolean expecting() {
		Inflows streams = this.inflows;
		Watches watched = this.watches;
		return !this.timers.isEmpty() || (watched != null && watched.expecting())
				|| (streams != null && streams.anyAttached());
	}

	/**
	 * Whether to log that the mailbox is over its mark: once in a minute.
	 * @param now the time
	 * @return {@code true} if that was long ago, and from now on it was just now
	 */
	boolean mayWarn(long now) {
		Long last = this.warned;
		if (last != null && now - last < WARN_NANOS) {
			return false;
		}
		this.warned = now;
		return true;
	}

	void remember(ActorSnapshot.Failure failure) {
		this.failures.addFirst(failure);
		while (this.failures.size() > KEPT_FAILURES) {
			this.failures.pollLast();
		}
	}

	List<ActorSnapshot.Failure> failures() {
		return List.copyOf(this.failures);
	}

	/**
	 * Counts a restart.
	 * @param now the time
	 * @param within how long a restart counts
	 * @return how many there were within that time, this one included
	 */
	int countRestart(long now, Duration within) {
		while (!this.restarts.isEmpty() && now - this.restarts.getFirst() > Nanos.of(within)) {
			this.restarts.removeFirst();
		}
		this.restarts.addLast(now);
		return this.restarts.size();
	}

	/** Something that happened around an actor, told in its turn. */
	@FunctionalInterface
	interface Notice {

		void heed(Cell cell);

	}

}
