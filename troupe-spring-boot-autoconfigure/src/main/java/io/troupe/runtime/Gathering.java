package io.troupe.runtime;

import java.time.Duration;
import java.util.Objects;
import java.util.function.LongSupplier;

import org.jspecify.annotations.Nullable;

/**
 * Tells a worker when to wait a moment before it takes more cells that outside senders
 * have made busy. Where these send small messages to many actors, a worker that comes at
 * once finds one or two in each, and both sides spend their time on getting actors a
 * thread and on taking cache lines from each other. After some microseconds each actor
 * has many messages, and the same cores do twice the work.
 * <p>
 * As many cells as there are when the worker comes to look, without an overflow, are a
 * pass. A pause is tried after a pass of many cells with few messages each, all of them
 * done in no time, and goes on being made as long as it brings several messages together
 * for each and the senders are not done before it is over. One in vain, as with senders
 * that wait for their answers or for room, is not tried again for twice as many passes as
 * the time before. Used by one worker.
 */
final class Gathering {

	/** With fewer cells the worker finds the queue empty and looks for work anyway. */
	private static final int MANY_CELLS = 8;

	/** With as many messages for each cell a pause has nothing to add. */
	private static final int ENOUGH_MESSAGES = 16;

	/** With as many messages for each cell a pause was worth it. */
	private static final int WORTH_MESSAGES = 4;

	/** What takes longer for each message is the actors' own work. */
	private static final long SHORT_NANOS = Duration.ofNanos(250).toNanos();

	private static final int MOST_SKIPPED = 1_024;

	private final LongSupplier nanoTime;

	private final Runnable halfAPause;

	// cells taken since there was none to take, as far as it matters
	private int streak;

	// cells left of the pass under way, 0 outside of one
	private int left;

	private int cells;

	private int messages;

	private long begin;

	private @Nullable Cell last;

	// a cell of the pass before the pause that is due, in place of all of them
	private @Nullable Cell example;

	// whether the pass under way, or to come, is after a pause
	private boolean paused;

	private boolean moreCame;

	private int toSkip;

	private int skips = 1;

	Gathering(LongSupplier nanoTime, Runnable halfAPause) {
		this.nanoTime = nanoTime;
		this.halfAPause = halfAPause;
	}

	/**
	 * Hears that the worker is back for a cell.
	 * @return whether it had better wait before it takes one
	 */
	boolean back() {
		Cell cell = this.last;
		if (cell != null) {
			// most of what it has done since it was taken; others may have it by now
			this.last = null;
			this.messages += cell.consumed();
			this.left--;
			if (this.left == 0) {
				this.example = conclude(this.cells) ? cell : null;
			}
		}
		return this.left == 0 && this.example != null;
	}

	/**
	 * Waits.
	 */
	void pause() {
		this.paused = true;
		this.halfAPause.run();
		Cell cell = Objects.requireNonNull(this.example);
		int before = cell.lastIndex();
		this.halfAPause.run();
		this.moreCame = cell.lastIndex() != before;
		this.example = null;
	}

	/**
	 * Hears that a cell was taken.
	 * @param cell the cell
	 * @param waiting tells how many are left
	 */
	void took(Cell cell, OutsideQueue waiting) {
		if (this.left > 0 || begin(waiting)) {
			this.last = cell;
			this.messages -= cell.consumed();
		}
	}

	/** Hears that there was none to take. */
	void foundNone() {
		this.streak = 0;
		if (this.left > 0) {
			// the worker took some on another way, or others did, so none is due
			conclude(this.cells - this.left);
			this.example = null;
		}
		else {
			giveUp();
		}
	}

	private boolean begin(OutsideQueue waiting) {
		if (!this.paused && this.streak < MANY_CELLS) {
			// to count costs the senders a cache line
			this.streak++;
			return false;
		}
		int size = waiting.inRing() + 1;
		if (size < MANY_CELLS) {
			this.streak = 0;
			giveUp();
			return false;
		}
		this.left = size;
		this.cells = size;
		this.messages = 0;
		this.begin = this.nanoTime.getAsLong();
		return true;
	}

	// tells whether a pause is due
	private boolean conclude(int taken) {
		this.left = 0;
		boolean brief = this.nanoTime.getAsLong() - this.begin < this.messages * SHORT_NANOS;
		if (!this.paused) {
			boolean tried = this.toSkip == 0;
			this.toSkip = Math.max(0, this.toSkip - 1);
			return tried && brief && this.messages < taken * ENOUGH_MESSAGES;
		}
		boolean worth = brief && this.moreCame && this.messages >= taken * WORTH_MESSAGES;
		if (worth) {
			this.paused = false;
			this.skips = 1;
		}
		else {
			giveUp();
		}
		return worth;
	}

	private void giveUp() {
		this.example = null;
		if (this.paused) {
			this.paused = false;
			this.skips = Math.min(this.skips * 2, MOST_SKIPPED);
			this.toSkip = this.skips;
		}
	}

}
