package io.troupe.runtime;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

import org.jspecify.annotations.Nullable;

/**
 * The mailbox with the control word, through which other threads signal, and the count
 * they read.
 */
abstract class ControlledMailbox extends Mailbox {

	private static final VarHandle CONTROL = handle("control", int.class);

	private static final VarHandle PROCESSED = handle("processed", long.class);

	// bits of Control, moved by compare-and-set on any thread
	private volatile int control;

	// written by the owner
	@SuppressWarnings("unused")
	private long processed;

	ControlledMailbox(Blueprint blueprint, @Nullable Cell parent, int number, int control) {
		super(blueprint, parent, number);
		this.control = control;
	}

	/**
	 * Changes the control word and makes the actor look at it.
	 * @param set bits to set
	 * @param clear bits to clear
	 */
	final void signal(int set, int clear) {
		int old = change(set, clear | Control.PARKED);
		if ((old & Control.PARKED) != 0) {
			dispatch();
		}
		else {
			wake();
		}
	}

	/**
	 * Changes the control word without waking anybody.
	 * @param set bits to set
	 * @param clear bits to clear
	 * @return the word before
	 */
	final int change(int set, int clear) {
		while (true) {
			int word = this.control;
			int changed = (word & ~clear) | set;
			if (word == changed || CONTROL.compareAndSet(this, word, changed)) {
				return word;
			}
		}
	}

	/**
	 * Changes the control word if nobody has since.
	 * @param word the word seen last
	 * @param changed the new word
	 * @return {@code false} if somebody has
	 */
	final boolean exchange(int word, int changed) {
		return CONTROL.compareAndSet(this, word, changed);
	}

	final int control() {
		return this.control;
	}

	final boolean bits(int bits) {
		return (this.control & bits) != 0;
	}

	/**
	 * Gives up the turn, with the mailbox not idle, until somebody signals.
	 * @param word the control word seen last
	 * @return {@code false} if it has changed since
	 */
	final boolean park(int word) {
		return CONTROL.compareAndSet(this, word, word | Control.PARKED);
	}

	final long processed() {
		Extras more = extrasIfAny();
		long count = (long) PROCESSED.getOpaque(this);
		return (more != null) ? Math.max(0, count - more.stashedAgain.get()) : count;
	}

	final void countProcessed() {
		PROCESSED.setOpaque(this, this.processed + 1);
	}

	private static VarHandle handle(String name, Class<?> type) {
		try {
			return MethodHandles.lookup().findVarHandle(ControlledMailbox.class, name, type);
		}
		catch (ReflectiveOperationException ex) {
			throw new ExceptionInInitializerError(ex);
		}
	}

}
