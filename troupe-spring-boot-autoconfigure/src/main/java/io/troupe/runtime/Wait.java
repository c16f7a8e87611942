package io.troupe.runtime;

import org.jspecify.annotations.Nullable;

/**
 * The turn of an actor that stands still until an ask is answered. Made on the thread
 * that is about to block; any thread may look at it.
 */
final class Wait {

	final Cell cell;

	/** What it waits for. */
	final Ask<?> ask;

	/** The question that its handler is at, if it is at one. */
	private final @Nullable Ask<?> handled;

	Wait(Cell cell, Ask<?> ask) {
		this.cell = cell;
		this.ask = ask;
		this.handled = handled(cell);
	}

	// an instance that starts or stops handles nothing, whatever came before
	private static @Nullable Ask<?> handled(Cell cell) {
		Node node = cell.started ? cell.current() : null;
		return (node instanceof AskNode question) ? question.ask() : null;
	}

	/**
	 * Tells whether the turn still stands still.
	 * @return whether it does
	 */
	boolean stands() {
		return Waits.of(this.cell) == this;
	}

	/**
	 * Tells whether a question to this actor gets no answer while this turn stands still.
	 * So it is while it waits in the mailbox, and while the handler that stands still is
	 * at it. One that was taken in an earlier turn may be answered by anybody: its reply
	 * may have been passed on.
	 * @param question a question to this actor
	 * @return whether nobody answers it for now
	 */
	boolean keeps(Ask<?> question) {
		return !question.isDone() && (question == this.handled || queues(question));
	}

	// The numbers alone do not tell: they may start anew, see Mailbox. The list does: it
	// is shortened by the owner of the turn alone.
	private boolean queues(Ask<?> question) {
		Node wanted = question.node();
		Node node = this.cell.head;
		if (wanted == null || node == null || !this.cell.waiting(wanted)) {
			return false;
		}
		while (node != wanted) {
			Node next = node.next();
			if (next != null) {
				node = next;
			}
			else if (node == this.cell.tail || question.isDone() || !stands()) {
				return false;
			}
			else {
				// a sender has published the next node and not linked it
				Thread.yield();
			}
		}
		return true;
	}

}
