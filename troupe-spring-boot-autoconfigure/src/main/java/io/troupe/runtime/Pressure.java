package io.troupe.runtime;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Who waits for room in one mailbox: muted actors, which go on once it has drained to
 * half, and blocked threads, which go on at the next free slot. Safe for any number of
 * threads.
 * <p>
 * Muting never makes a circle. An actor that others wait for is not muted; it looks for
 * such others again after it has registered, so of actors that mute each other at the
 * same time the last to register sees it and goes on. Nor is an actor muted by a receiver
 * that cannot go on before this actor does, because a handler blocks on its answer: see
 * {@link Waits}.
 */
final class Pressure {

	private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

	private final Cell receiver;

	private final ReentrantLock lock = new ReentrantLock();

	private final Condition room = this.lock.newCondition();

	private final Set<Cell> muted = new HashSet<>();

	private final List<Runnable> waiting = new ArrayList<>();

	private int blocked;

	private boolean closed;

	Pressure(Cell receiver) {
		this.receiver = receiver;
	}

	/**
	 * Mutes {@code sender}, in its turn, unless others wait for it.
	 * @param sender the actor that sent to a full mailbox
	 */
	void mute(Cell sender) {
		if (overloaded(sender)) {
			return;
		}
		sender.extras().mutes.incrementAndGet();
		sender.change(Control.MUTED, 0);
		if (!register(sender)) {
			unmute(sender);
			return;
		}
		if (sender.bits(Control.PRESSURE) || Waits.hangs(this.receiver, List.of(sender))) {
			spare(sender);
		}
		relieve();
	}

	private static boolean overloaded(Cell sender) {
		return sender.bits(Control.PRESSURE) || sender.depth() >= sender.blueprint.capacity;
	}

	private boolean register(Cell sender) {
		this.lock.lock();
		try {
			if (this.closed || !this.muted.add(sender)) {
				return false;
			}
			sender.extras().mutedBy(this.receiver);
			this.receiver.change(Control.PRESSURE, 0);
			return true;
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Lets one sender go on whatever the depth; does nothing if it is not muted. Any
	 * thread may call it.
	 * @param sender the actor
	 */
	void spare(Cell sender) {
		boolean removed;
		this.lock.lock();
		try {
			removed = this.muted.remove(sender);
			if (removed) {
				sender.extras().unmutedBy(this.receiver);
			}
		}
		finally {
			this.lock.unlock();
		}
		if (removed) {
			unmute(sender);
		}
	}

	/**
	 * Waits until a slot is free, the mailbox is closed or time is up.
	 * @param nanos how long to wait
	 * @return nanoseconds left, not positive if time is up
	 * @throws InterruptedException if the thread is interrupted
	 */
	long awaitRoom(long nanos) throws InterruptedException {
		this.lock.lock();
		try {
			this.blocked++;
			this.receiver.change(Control.PRESSURE, 0);
			long left = nanos;
			while (left > 0 && !this.closed && this.receiver.depth() >= this.receiver.blueprint.capacity) {
				// a slot that frees as this sender registers is told of with the next
				// message only
				long look = Math.min(left, LOOK_NANOS);
				left -= look - this.room.awaitNanos(look);
			}
			return left;
		}
		finally {
			this.blocked--;
			this.lock.unlock();
		}
	}

	/**
	 * Runs {@code task} once the mailbox has drained to half, or at once if it has, on
	 * the thread that sees it. A closed mailbox forgets it.
	 * @param task what to run; short, and never blocks
	 */
	void whenRoom(Runnable task) {
		this.lock.lock();
		try {
			if (this.closed) {
				return;
			}
			this.waiting.add(task);
			this.receiver.change(Control.PRESSURE, 0);
		}
		finally {
			this.lock.unlock();
		}
		relieve();
	}

	/**
	 * Lets go on whom the depth allows to.
	 */
	void relieve() {
		int depth = this.receiver.depth();
		int capacity = this.receiver.blueprint.capacity;
		if (depth >= capacity) {
			return;
		}
		List<Cell> released = List.of();
		List<Runnable> ready = List.of();
		this.lock.lock();
		try {
			if (this.blocked > 0) {
				this.room.signalAll();
			}
			if (depth <= capacity / 2) {
				released = release();
				ready = List.copyOf(this.waiting);
				this.waiting.clear();
				if (this.blocked == 0) {
					this.receiver.change(0, Control.PRESSURE);
				}
			}
		}
		finally {
			this.lock.unlock();
		}
		released.forEach(Pressure::unmute);
		ready.forEach(Runnable::run);
	}

	/**
	 * Lets everybody go on, for ever: the receiver has ended.
	 */
	void close() {
		List<Cell> released;
		this.lock.lock();
		try {
			this.closed = true;
			this.waiting.clear();
			released = release();
			this.room.signalAll();
		}
		finally {
			this.lock.unlock();
		}
		released.forEach(Pressure::unmute);
	}

	/**
	 * Takes waiting senders again: the receiver has come back.
	 */
	void reopen() {
		this.lock.lock();
		try {
			this.closed = false;
		}
		finally {
			this.lock.unlock();
		}
	}

	private List<Cell> release() {
		List<Cell> released = new ArrayList<>(this.muted);
		released.forEach((sender) -> sender.extras().unmutedBy(this.receiver));
		this.muted.clear();
		return released;
	}

	private static void unmute(Cell sender) {
		if (sender.extras().mutes.decrementAndGet() == 0) {
			sender.signal(0, Control.MUTED);
		}
	}

}
