package io.troupe.runtime;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/**
 * How long a thread looks for what it waits for before it parks. To wake a parked thread
 * costs many times what most messages take, so a short look saves both sides that; on one
 * processor it would only keep the other side from running.
 */
final class Patience {

	/** Longest look for an answer, whose asker rarely is the only one with work to do. */
	private static final long MOST_FOR_ANSWER = Duration.ofNanos(20_000).toNanos();

	/** Longest look for work of nobody while others have some. */
	private static final long MOST_FOR_NOBODYS = Duration.ofNanos(50_000).toNanos();

	/**
	 * Longest wait for more messages, which those that are there have to bear, and longer
	 * only if whoever sends them needs this very processor.
	 */
	private static final long MOST_FOR_MORE = Duration.ofNanos(20_000).toNanos();

	/** Looks between two readings of the clock. */
	private static final int LOOKS = 16;

	private final long forWork;

	private final long forAnswer;

	Patience(Duration limit, int processors) {
		this.forWork = (processors > 1) ? Nanos.of(limit) : 0;
		this.forAnswer = Math.min(this.forWork, MOST_FOR_ANSWER);
	}

	/**
	 * Whether a thread looks for work at all.
	 * @return whether it does
	 */
	boolean looksForWork() {
		return this.forWork > 0;
	}

	/**
	 * Looks for an answer.
	 * @param there tells whether it is there
	 */
	void awaitAnswer(BooleanSupplier there) {
		await(there, this.forAnswer);
	}

	/**
	 * Looks for work.
	 * @param there tells whether there is some, or no use in looking
	 */
	void awaitWork(BooleanSupplier there) {
		await(there, this.forWork);
	}

	/**
	 * Looks for work that no worker has.
	 * @param there tells whether there is some, or no use in looking
	 */
	void awaitWorkOfNobody(BooleanSupplier there) {
		await(there, Math.min(this.forWork, MOST_FOR_NOBODYS));
	}

	/**
	 * Waits half the time for more messages to gather.
	 */
	void awaitHalfAPause() {
		await(() -> false, Math.min(this.forWork, MOST_FOR_MORE) / 2);
	}

	private static void await(BooleanSupplier there, long nanos) {
		if (nanos == 0) {
			return;
		}
		// the time that the threads really take, whatever clock the engine goes by
		long begin = System.nanoTime();
		do {
			for (int i = 0; i < LOOKS; i++) {
				if (there.getAsBoolean()) {
					return;
				}
				Thread.onSpinWait();
			}
			// whoever is to bring it may wait for this very processor
			Thread.yield();
		}
		while (System.nanoTime() - begin < nanos);
	}

}
