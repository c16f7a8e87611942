package io.troupe.benchmark.savina;

/**
 * A linear congruential generator: work of about a nanosecond whose outcome can be
 * checked, and cheap random numbers.
 */
final class Lcg {

	private Lcg() {
	}

	static long next(long state) {
		return state * 6364136223846793005L + 1442695040888963407L;
	}

	static long after(int steps, long seed) {
		long state = seed;
		for (int i = 0; i < steps; i++) {
			state = next(state);
		}
		return state;
	}

	/** Takes a number below the bound from the state. */
	static int below(int bound, long state) {
		return (int) ((state >>> 33) % bound);
	}

}
