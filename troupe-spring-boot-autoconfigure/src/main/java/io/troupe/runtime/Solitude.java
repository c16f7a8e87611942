package io.troupe.runtime;

import io.troupe.ActorKind;

/**
 * The end of an actor that nothing can bring a message any more. It is marked
 * {@link Control#LONELY} as soon as nobody holds a handle that could be sent to, which a
 * stream actor is from the start; it ends when, besides, nothing is left that it waits
 * for. Whatever changes that while it is idle makes it look again.
 */
final class Solitude {

	private static final int AT_WORK = Control.VACANT | Control.RENEW | Control.HELD | Control.SUSPENDED
			| Control.MUTED;

	private Solitude() {
	}

	/**
	 * Tells which actors end by themselves.
	 * @param blueprint what the actor is made after
	 * @return whether it does: all but permanent ones with a handle to send to
	 */
	static boolean possible(Blueprint blueprint) {
		return blueprint.kind == ActorKind.STREAM || !blueprint.definition.permanent();
	}

	/**
	 * Tells whether a lonely actor is to end, in its turn, if its mailbox is empty, which
	 * is to be looked at after this: who let go of the handle may have sent just before.
	 * @param cell the actor
	 * @param word its control word
	 * @return whether it is
	 */
	static boolean reached(Cell cell, int word) {
		Extras more = cell.extrasIfAny();
		return (word & AT_WORK) == 0 && !cell.hasChildren() && (more == null || !more.expecting()) && !cell.leased();
	}

	/**
	 * Makes a lonely actor look again. Any thread may call it.
	 * @param cell the actor
	 */
	static void reconsider(Cell cell) {
		if (cell.bits(Control.LONELY)) {
			// not just a wake: the owner of the turn may have looked before the change
			// and
			// be about to rest, and looks again only if the control word has changed
			cell.signal(Control.NOTICES, 0);
		}
	}

}
