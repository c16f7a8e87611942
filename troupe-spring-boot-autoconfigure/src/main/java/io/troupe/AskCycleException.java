package io.troupe;

import java.util.List;

/**
 * A handler was about to block on an answer that waits for this handler itself: its actor
 * asked another, which blocks on an ask to a third, and so on back to the first. Nobody
 * in such a circle can go on before a timeout, so the last to join it is told at once. It
 * is thrown by the {@code join} or {@code get} on the future of an ask, or on a stage
 * made from one, and also by a {@code get} with a timeout, which would wait in vain.
 * <p>
 * Break the circle where one of its actors can do without blocking:
 * {@link ActorContext#pipeToSelf} brings the answer as a message.
 *
 * @since 0.1.0
 */
public final class AskCycleException extends TroupeException {

	private final List<String> path;

	/**
	 * Creates the exception.
	 * @param definition the name of the first actor's definition
	 * @param path the names of the actors, from the one that was about to block along
	 * whom each waits for, and back to it
	 */
	public AskCycleException(String definition, List<String> path) {
		super(path.get(0), definition, describe(path));
		this.path = List.copyOf(path);
	}

	private static String describe(List<String> path) {
		return "Actor '" + path.get(0) + "' must not block on an ask to actor '" + path.get(1)
				+ "': the answer waits for the handler that blocks, " + String.join(" -> ", path)
				+ ". Use pipeToSelf instead in one of them";
	}

	/**
	 * Returns who waits for whom.
	 * @return the names of the actors: first the one that was about to block, then each
	 * the one that the one before waits for, and last the first again
	 */
	public List<String> path() {
		return this.path;
	}

}
