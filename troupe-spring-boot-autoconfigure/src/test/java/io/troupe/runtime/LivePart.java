package io.troupe.runtime;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReference;

/** What is noted of an actor that runs on threads. */
final class LivePart extends Part {

	/** Who can send: every actor, and every thread outside. */
	private static final int SENDERS = Stage.MOST_PARTS + ThreadEngine.MOST_SENDERS;

	final AtomicReference<Thread> inside = new AtomicReference<>();

	/**
	 * The last number handled from each sender; plain, so a turn must see the last one's.
	 */
	final int[] seen = new int[SENDERS];

	/** Whether its instance is owed an onStop; plain likewise. */
	boolean started;

	String behavior = Player.BASE;

	volatile boolean ended;

	LivePart(int number, Role role) {
		super(number, role);
		Arrays.fill(this.seen, -1);
	}

	/** Notes the number of a message taken. Returns whether it is in order. */
	boolean inOrder(Note note) {
		int index = (note.sender < 0) ? Stage.MOST_PARTS - 1 - note.sender : note.sender;
		boolean ordered = note.sequence > this.seen[index];
		this.seen[index] = note.sequence;
		return ordered;
	}

	/** Whether it has nothing to do. */
	boolean rests() {
		Cell cell = cell();
		return cell.bits(Control.ENDED) || (cell.idle() && !cell.bits(Control.STOP | Control.STOP_NOW));
	}

}
