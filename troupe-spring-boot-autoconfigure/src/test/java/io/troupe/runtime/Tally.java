package io.troupe.runtime;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.stream.Collectors;

/**
 * How often what happened in the programs of one run, to see that it happens at all.
 */
final class Tally {

	private final AtomicLongArray counts = new AtomicLongArray(What.values().length);

	void count(What what) {
		this.counts.incrementAndGet(what.ordinal());
	}

	long of(What what) {
		return this.counts.get(what.ordinal());
	}

	/** What has never happened. */
	List<What> missing(List<What> expected) {
		return expected.stream().filter((what) -> of(what) == 0).toList();
	}

	@Override
	public String toString() {
		return Arrays.stream(What.values())
			.map((what) -> of(what) + " " + what.name().toLowerCase(Locale.ROOT))
			.collect(Collectors.joining(", "));
	}

	/** What is counted. */
	enum What {

		TAKEN, REFUSED, DROPPED, STOPPED, HANDLED, TICKS, STASHED, STARTED, RESTARTED, RESUMED, GIVEN_UP, ESCALATED,
		ANSWERED, ASK_FAILED, ASK_FULL, ASK_STOPPED, TIMED_OUT

	}

}
