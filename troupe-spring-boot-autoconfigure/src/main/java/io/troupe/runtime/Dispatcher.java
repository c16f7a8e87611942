package io.troupe.runtime;

/** Gets threads for cells that have something to do. */
interface Dispatcher {

	/**
	 * Runs {@code cell} soon, on another stack than the caller's.
	 * @param cell the cell, owned by the caller until now
	 */
	void dispatch(Cell cell);

	/**
	 * Runs {@code cell} again after the others that wait.
	 * @param cell the cell, which has used up its share
	 */
	default void yield(Cell cell) {
		dispatch(cell);
	}

}
