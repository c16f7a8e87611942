package io.troupe.benchmark.compare;

import org.openjdk.jmh.annotations.Mode;

/**
 * One line of the results: what one peer made of one case in a JVM of its own.
 *
 * @param round counts from 1
 * @param subject the name of the case
 * @param jdk the feature version of the JDK
 * @param peer who ran it
 * @param params further parameters of the benchmark, empty for most
 * @param mode what was measured: throughput or some kind of time
 * @param score as JMH tells it, but for sampled times the median; not a number if failed
 * @param unit of the score
 * @param bytes allocated by each operation; not a number if not measured
 * @param java the exact version of Java
 * @param failure why there is no score; empty if there is one
 */
record Row(int round, String subject, int jdk, String peer, String params, Mode mode, double score, String unit,
		double bytes, String java, String failure) {

	static Row failed(Block block, String peer, String failure) {
		return new Row(block.round(), block.subject().name(), block.jdk().version(), peer, "", Mode.Throughput,
				Double.NaN, "", Double.NaN, "", failure);
	}

	boolean isFailed() {
		return !this.failure.isEmpty();
	}

	/** Operations a second, whatever was measured: more is better. */
	double speed() {
		return Speed.of(this.score, this.unit);
	}

	/** The case with its further parameters. */
	String title() {
		return this.params.isEmpty() ? this.subject : this.subject + " " + this.params;
	}

	/** The score as a person reads it. */
	String figure() {
		return isFailed() ? "FAILED: " + this.failure : Speed.format(speed(), this.mode);
	}

}
