package io.troupe.benchmark.growth;

/** Measures a curve at one place, any number of times. */
interface Trial extends AutoCloseable {

	void run(Readings readings) throws Exception;

	@Override
	void close();

}
