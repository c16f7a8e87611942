package demo;

import java.time.Duration;

import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/**
 * How long the tests wait for what is to happen soon: so long that a machine which stands
 * still for a while fails none.
 */
public final class Patience {

	/** Longest wait. */
	public static final Duration LIMIT = Duration.ofMinutes(1);

	private Patience() {
	}

	/**
	 * Begins a wait.
	 * @return what to wait for follows
	 */
	public static ConditionFactory await() {
		return Awaitility.await().atMost(LIMIT);
	}

}
