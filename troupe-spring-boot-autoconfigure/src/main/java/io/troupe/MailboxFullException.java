package io.troupe;

/**
 * A full mailbox refused a message. The message is still the sender's: try later, or shed
 * the load.
 *
 * @since 0.1.0
 */
public final class MailboxFullException extends TroupeException {

	private final int capacity;

	private final Overflow overflow;

	public MailboxFullException(String actorName, String definition, int capacity, Overflow overflow) {
		super(actorName, definition,
				"The mailbox of actor '" + actorName + "' is full (capacity " + capacity + ", overflow " + overflow
						+ "). Retry later, or raise its capacity: in its ActorSpec, or for a bean by "
						+ "'troupe.actors." + actorName + ".mailbox.capacity'");
		this.capacity = capacity;
		this.overflow = overflow;
	}

	/**
	 * Returns how many messages the mailbox holds.
	 * @return the capacity
	 */
	public int capacity() {
		return this.capacity;
	}

	/**
	 * Returns the policy that refused.
	 * @return the policy
	 */
	public Overflow overflow() {
		return this.overflow;
	}

}
