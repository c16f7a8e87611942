package io.troupe.runtime;

import java.util.ArrayDeque;

/**
 * Tells how long the oldest message of a mailbox has waited, without a time stamp in each
 * message: whoever looks leaves a mark of the time and of the last message's number, and
 * marks that the actor has passed are dropped. So the age is a lower bound that is exact
 * to the interval of looks. Safe for any number of threads.
 */
final class OldestMessage {

	private static final int MARKS = 64;

	private final ArrayDeque<Mark> marks = new ArrayDeque<>();

	/**
	 * Leaves a mark and reads the age.
	 * @param last number of the last message queued
	 * @param consumed number of the last message taken
	 * @param now the time
	 * @return nanoseconds that the oldest message has waited at least
	 */
	synchronized long look(int last, int consumed, long now) {
		if (last - consumed <= 0) {
			// the numbers may have stepped back since a mark was left
			this.marks.clear();
			return 0;
		}
		while (!this.marks.isEmpty() && this.marks.getFirst().last - consumed <= 0) {
			this.marks.removeFirst();
		}
		if (this.marks.isEmpty() || last - this.marks.getLast().last > 0) {
			if (this.marks.size() == MARKS) {
				thin();
			}
			this.marks.addLast(new Mark(last, now));
		}
		return now - this.marks.getFirst().nanos;
	}

	private void thin() {
		ArrayDeque<Mark> kept = new ArrayDeque<>();
		boolean keep = true;
		for (Mark mark : this.marks) {
			if (keep) {
				kept.addLast(mark);
			}
			keep = !keep;
		}
		this.marks.clear();
		this.marks.addAll(kept);
	}

	/** Message {@code last} was the last one queued at {@code nanos}. */
	private record Mark(int last, long nanos) {

	}

}
