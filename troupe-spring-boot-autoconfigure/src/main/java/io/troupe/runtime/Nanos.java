package io.troupe.runtime;

import java.time.Duration;

/** Durations as numbers, for which "for ever" is a duration too. */
final class Nanos {

	/** Longest duration that can be added to a reading of the clock: about 146 years. */
	private static final long MOST = Long.MAX_VALUE / 2;

	private static final Duration LONGEST = Duration.ofNanos(MOST);

	private Nanos() {
	}

	static long of(Duration duration) {
		if (duration.isNegative()) {
			return 0;
		}
		return (duration.compareTo(LONGEST) < 0) ? duration.toNanos() : MOST;
	}

}
