package io.troupe.benchmark.growth;

/** What something costs as something else grows. */
interface Curve {

	/**
	 * Returns the places on the x axis.
	 * @return the sizes, ascending
	 */
	int[] sizes();

	/**
	 * Prepares to measure at one place.
	 * @param size the size
	 * @return what measures
	 */
	Trial at(int size) throws Exception;

}
