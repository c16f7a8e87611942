package io.troupe;

/**
 * The outside view of some actor: what every handle has. Most code names the kind it
 * needs, a {@link SinkHandle}, {@link StreamHandle} or {@link JointHandle}. Any number of
 * threads may use a handle, from the moment it is there.
 *
 * @since 0.1.0
 */
public interface ActorHandle {

	/**
	 * Returns the name of the actor behind this handle.
	 * @return the name
	 */
	String name();

}
