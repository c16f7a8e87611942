package io.troupe.benchmark.compare;

import java.util.Collection;
import java.util.Optional;

/**
 * What the rounds came to.
 *
 * @param median the middle one, or the mean of the middle two
 * @param min the least
 * @param max the greatest
 */
record Spread(double median, double min, double max) {

	/** Nothing, if there are no values. */
	static Optional<Spread> of(Collection<Double> values) {
		if (values.isEmpty()) {
			return Optional.empty();
		}
		double[] sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
		double median = (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
		return Optional.of(new Spread(median, sorted[0], sorted[sorted.length - 1]));
	}

}
