package io.troupe.benchmark.savina;

/** Sets the actors of a case to work once more. */
@FunctionalInterface
interface Round {

	/**
	 * Begins, and does what the case asks of the measuring thread.
	 * @param finish whom the actors report to when they are done
	 */
	void begin(Finish finish) throws Exception;

}
