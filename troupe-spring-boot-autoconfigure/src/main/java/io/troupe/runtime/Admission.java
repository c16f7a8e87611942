package io.troupe.runtime;

import io.troupe.DeadLetter;
import io.troupe.Overflow;
import org.jspecify.annotations.Nullable;

/**
 * Decides about a message that the mailbox did not just take: because it is full, ended,
 * or about to end. Runs on the sender's thread.
 */
final class Admission {

	private final Engine engine;

	Admission(Engine engine) {
		this.engine = engine;
	}

	/**
	 * Decides about {@code node}.
	 * @param target the actor
	 * @param node the message
	 * @param mayBlock whether the sender agrees to wait under {@link Overflow#BLOCK}
	 * @return what became of it; a dropped or given-up message is a dead letter by then
	 */
	Verdict decide(Cell target, Node node, boolean mayBlock) {
		Cell sender = Turns.current();
		if (target.closed() || target.bits(Control.STOP | Control.STOP_NOW | Control.ENDING)) {
			return giveUp(target, node);
		}
		if (sender != null && sender.engine() != this.engine) {
			sender = null;
		}
		if (sender == target) {
			return exempt(target, node);
		}
		if (sender == null && this.engine.draining()) {
			return giveUp(target, node);
		}
		// the limit may only have been lowered by a drain that lets insiders through
		Mailbox.Offer offer = target.offer(node, target.blueprint.capacity);
		return switch (offer) {
			case ACCEPTED -> Verdict.ACCEPTED;
			case CLOSED -> giveUp(target, node);
			case FULL -> full(target, node, sender, mayBlock);
		};
	}

	/**
	 * Queues what the bound does not concern: a self-send, a timer's message, a piped
	 * result.
	 * @param target the actor
	 * @param node the message
	 * @return what became of it
	 */
	Verdict exempt(Cell target, Node node) {
		return (target.offer(node, Integer.MAX_VALUE) == Mailbox.Offer.ACCEPTED) ? Verdict.ACCEPTED
				: giveUp(target, node);
	}

	/**
	 * Queues a message that was given up before. A full mailbox refuses it, whatever its
	 * policy, and nobody waits, so that nothing else is lost for it.
	 * @param target the actor
	 * @param node the message
	 * @return what became of it; unless it was accepted, it is still the caller's
	 */
	Mailbox.Offer again(Cell target, Node node) {
		if (this.engine.draining() || target.bits(Control.STOP | Control.STOP_NOW | Control.ENDING)) {
			return Mailbox.Offer.CLOSED;
		}
		// an end that begins just now finds the message in the mailbox and gives it up
		// again
		return target.offer(node, target.blueprint.capacity);
	}

	private Verdict full(Cell target, Node node, @Nullable Cell sender, boolean mayBlock) {
		HighWater.watch(target);
		Overflow overflow = target.blueprint.mailbox.overflow();
		return switch (overflow) {
			case BACKPRESSURE -> (sender != null) ? acceptAndMute(target, node, sender) : refuse(target);
			case BLOCK -> (sender != null) ? acceptAndMute(target, node, sender) : block(target, node, mayBlock);
			case REJECT -> refuse(target);
			case DROP_NEWEST -> drop(target, node);
			case DROP_OLDEST -> replaceOldest(target, node);
		};
	}

	private Verdict acceptAndMute(Cell target, Node node, Cell sender) {
		Verdict verdict = exempt(target, node);
		if (verdict == Verdict.ACCEPTED) {
			target.extras().pressure.mute(sender);
		}
		return verdict;
	}

	private Verdict block(Cell target, Node node, boolean mayBlock) {
		if (!mayBlock) {
			return refuse(target);
		}
		long most = Nanos.of(target.blueprint.mailbox.blockTimeout());
		return (node instanceof AskNode question) ? block(target, question, most) : awaitRoom(target, node, most, null);
	}

	// nobody waits for room for a question whose time is up
	private Verdict block(Cell target, AskNode question, long most) {
		Ask<?> ask = question.ask();
		ask.outside = true;
		Verdict verdict = awaitRoom(target, question, Math.min(most, ask.dueNanos() - this.engine.time().nanoTime()),
				ask);
		if (verdict == Verdict.ACCEPTED) {
			ask.outside = false;
		}
		else {
			ask.expire();
		}
		return verdict;
	}

	private Verdict awaitRoom(Cell target, Node node, long most, @Nullable Ask<?> ask) {
		long left = most;
		try {
			while (left > 0 && (ask == null || !ask.isDone())) {
				left = target.extras().pressure.awaitRoom(left);
				Mailbox.Offer offer = (ask != null && ask.isDone()) ? Mailbox.Offer.FULL : target.offer(node);
				if (offer == Mailbox.Offer.ACCEPTED) {
					return Verdict.ACCEPTED;
				}
				if (offer == Mailbox.Offer.CLOSED || target.limit < 0) {
					return giveUp(target, node);
				}
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		return refuse(target);
	}

	private Verdict replaceOldest(Cell target, Node node) {
		Verdict verdict = exempt(target, node);
		if (verdict == Verdict.ACCEPTED) {
			Node oldest = Eviction.evict(target);
			if (oldest != null) {
				drop(target, oldest);
			}
		}
		return verdict;
	}

	private Verdict drop(Cell target, Node node) {
		target.blueprint.definition.dropped.increment();
		count(target, true);
		this.engine.deadLetters().add(target, node, DeadLetter.Reason.OVERFLOW, null);
		node.abandoned(this.engine.full(target));
		return Verdict.DROPPED;
	}

	private Verdict refuse(Cell target) {
		target.blueprint.definition.refused.increment();
		count(target, false);
		return Verdict.REFUSED;
	}

	private static void count(Cell target, boolean dropped) {
		Extras more = target.extras();
		if (dropped) {
			more.dropped.increment();
		}
		else {
			more.refused.increment();
		}
	}

	/**
	 * Makes a dead letter of a message to an actor that takes none any more.
	 * @param target the actor
	 * @param node the message
	 * @return the verdict
	 */
	Verdict giveUp(Cell target, Node node) {
		DeadLetter.Reason reason = (this.engine.draining() || target.bits(Control.SHUTDOWN))
				? DeadLetter.Reason.SHUTDOWN : DeadLetter.Reason.STOPPED;
		if (this.engine.draining() && node.isMessage() && fromInside()) {
			// the drain reports what comes too late, though not what it is there to
			// refuse
			target.blueprint.definition.left.increment();
		}
		this.engine.abandon(target, node, reason);
		return Verdict.GIVEN_UP;
	}

	private boolean fromInside() {
		Cell sender = Turns.current();
		return sender != null && sender.engine() == this.engine;
	}

	/** What became of a message. */
	enum Verdict {

		/** It is in the mailbox. */
		ACCEPTED,

		/** It is still the sender's. */
		REFUSED,

		/** It is a dead letter of a full mailbox. */
		DROPPED,

		/** It is a dead letter of an ended actor. */
		GIVEN_UP

	}

}
