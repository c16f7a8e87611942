package io.troupe.runtime;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

/**
 * The queue part of a {@link Cell}: many senders, one owner of the turn. It is a linked
 * list that senders extend at {@code tail} by compare-and-set and the owner walks from
 * {@code head}, after the intrusive multi-producer queue of Dmitry Vyukov. An empty list
 * ({@code tail == null}) means that the actor is idle: whoever puts the first node owns
 * the duty to dispatch it. Each node is numbered from the one before it, so the depth is
 * a difference that cannot drift, and the bound is checked within the compare-and-set.
 */
abstract class Mailbox extends Member {

	private static final VarHandle TAIL = handle(Entrance.class, "tail", Node.class);

	private static final VarHandle CONSUMED = handle(Mailbox.class, "consumed", int.class);

	static final Node CLOSED = new Node(Mailbox.class);

	private static final int SPINS = 1_000;

	// processor hints, of some ten to forty nanoseconds each
	private static final int SHORTEST_BACKOFF = 16;

	private static final int LONGEST_BACKOFF = 64;

	// first node of the batch under way; written by the owner, or by the sender that
	// found
	// the actor idle before it dispatches it
	@Nullable Node head;

	// number of the last node taken; written by the owner
	private int consumed;

	/**
	 * Whether the owner has nothing to do and keeps the turn all the same, to spare who
	 * sends next the waking; written by the owner.
	 */
	boolean lingering;

	Mailbox(Blueprint blueprint, @Nullable Cell parent, int number) {
		super(blueprint, parent, number);
		this.ceiling = this.limit;
	}

	/**
	 * Called by the thread that found the actor idle and now has to get it a thread.
	 */
	abstract void dispatch();

	/**
	 * Appends {@code node} unless more messages would wait than a sender may add without
	 * asking the policy.
	 * @param node the node
	 * @return what became of it
	 */
	final Offer offer(Node node) {
		int pauses = SHORTEST_BACKOFF;
		while (true) {
			Node last = this.tail;
			int index = ((last != null) ? last.index : consumed()) + 1;
			int bound = this.limit;
			// unsigned, so that a ceiling out of date, or of a former round of the
			// numbers, is raised
			if (bound < 0 || (Integer.compareUnsigned(this.ceiling - index, bound) >= 0 && !raise(index, bound))) {
				return (last != CLOSED) ? Offer.FULL : Offer.CLOSED;
			}
			if (append(last, node, index)) {
				return Offer.ACCEPTED;
			}
			if (last == CLOSED) {
				return Offer.CLOSED;
			}
			if (this.tail != null) {
				// another sender has the cache line; it gets more done with it
				// undisturbed
				for (int i = 0; i < pauses; i++) {
					Thread.onSpinWait();
				}
				pauses = Math.min(pauses * 2, LONGEST_BACKOFF);
			}
		}
	}

	private boolean raise(int index, int bound) {
		int taken = consumed();
		if (index - taken > bound) {
			return false;
		}
		this.ceiling = taken + bound;
		return true;
	}

	/**
	 * Appends {@code node} unless more than {@code bound} messages would wait.
	 * @param node the node
	 * @param bound most messages that may wait then
	 * @return what became of it
	 */
	final Offer offer(Node node, int bound) {
		while (true) {
			Node last = this.tail;
			int index = ((last != null) ? last.index : consumed()) + 1;
			if (index - consumed() > bound) {
				return (last != CLOSED) ? Offer.FULL : Offer.CLOSED;
			}
			if (append(last, node, index)) {
				return Offer.ACCEPTED;
			}
			if (last == CLOSED) {
				return Offer.CLOSED;
			}
		}
	}

	private boolean append(@Nullable Node last, Node node, int index) {
		if (last == CLOSED) {
			return false;
		}
		node.index = index;
		if (!TAIL.compareAndSet(this, last, node)) {
			return false;
		}
		if (last != null) {
			last.linkTo(node);
		}
		else {
			begin(node);
		}
		return true;
	}

	private void begin(Node node) {
		// While this sender slept between reading an idle mailbox and its exchange,
		// others may
		// have filled and emptied it; the numbers then start anew from this node
		if (consumed() != node.index - 1) {
			consume(node.index - 1);
			this.ceiling = node.index - 1 + Math.max(0, this.limit);
		}
		this.head = node;
		dispatch();
	}

	/**
	 * Makes an idle actor run; does nothing if it is not idle, since then it will look at
	 * its signals by itself.
	 */
	final void wake() {
		if (this.tail == null) {
			WakeNode node = new WakeNode(consumed());
			if (TAIL.compareAndSet(this, null, node)) {
				consume(node.index);
				this.head = node;
				dispatch();
			}
		}
	}

	/**
	 * Takes the idle mailbox back for its former owner.
	 * @return the node to go on from, or {@code null} if somebody else has it
	 */
	final @Nullable Node reclaim() {
		WakeNode node = new WakeNode(consumed());
		if (!TAIL.compareAndSet(this, null, node)) {
			return null;
		}
		consume(node.index);
		this.head = node;
		return node;
	}

	final boolean waiting(Node node) {
		return node.index - consumed() > 0;
	}

	final void take(Node node) {
		consume(node.index);
	}

	/**
	 * Gives up the turn if {@code node}, which was taken, is the last.
	 * @param node the last node taken
	 * @return {@code true} if the mailbox is idle now and the caller owns it no more
	 */
	final boolean rest(Node node) {
		if (this.tail != node) {
			return false;
		}
		if (this.head != node) {
			trim(node);
		}
		this.head = null;
		if (TAIL.compareAndSet(this, node, null)) {
			return true;
		}
		this.head = node;
		return false;
	}

	/**
	 * Returns the node after {@code node}, which is not the last, waiting a moment for a
	 * sender that has published it but not linked it.
	 * @param node the node
	 * @return the next node, or {@code null} if that sender is still asleep
	 */
	final @Nullable Node following(Node node) {
		for (int i = 0; i < SPINS; i++) {
			Node next = node.next();
			if (next != null) {
				return next;
			}
			Thread.onSpinWait();
		}
		return null;
	}

	/**
	 * Forgets the batch before {@code node}, link by link, so that a promoted node does
	 * not keep its successors alive.
	 * @param node the new first node
	 */
	final void trim(Node node) {
		Node old = this.head;
		while (old != null && old != node) {
			Node next = old.next();
			old.linkTo(null);
			old = next;
		}
		this.head = node;
	}

	/**
	 * Closes the mailbox for ever and hands over what nobody has taken.
	 * @param current a node from which all that were not taken can be reached
	 * @param left gets each node that was not taken, in order
	 */
	final void close(Node current, Consumer<Node> left) {
		Node last = (Node) TAIL.getAndSet(this, CLOSED);
		if (last == null || last == CLOSED) {
			return;
		}
		Node node = current;
		while (true) {
			if (waiting(node)) {
				take(node);
				left.accept(node);
			}
			if (node == last) {
				break;
			}
			Node next = following(node);
			while (next == null) {
				Thread.yield();
				next = following(node);
			}
			node.linkTo(null);
			node = next;
		}
		this.head = null;
	}

	/**
	 * Opens a closed mailbox again, empty.
	 */
	final void reopen() {
		TAIL.compareAndSet(this, CLOSED, null);
	}

	final int depth() {
		Node last = this.tail;
		return (last != null && last != CLOSED) ? Math.max(0, last.index - consumed()) : 0;
	}

	final int lastIndex() {
		Node last = this.tail;
		return (last != null && last != CLOSED) ? last.index : consumed();
	}

	final boolean idle() {
		return this.tail == null;
	}

	final boolean closed() {
		return this.tail == CLOSED;
	}

	final int consumed() {
		return (int) CONSUMED.getOpaque(this);
	}

	final void consume(int index) {
		CONSUMED.setOpaque(this, index);
	}

	private static VarHandle handle(Class<?> owner, String name, Class<?> type) {
		try {
			return MethodHandles.lookup().findVarHandle(owner, name, type);
		}
		catch (ReflectiveOperationException ex) {
			throw new ExceptionInInitializerError(ex);
		}
	}

	/** What became of an offered node. */
	enum Offer {

		ACCEPTED, FULL, CLOSED

	}

}
