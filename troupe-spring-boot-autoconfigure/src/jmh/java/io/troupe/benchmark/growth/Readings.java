package io.troupe.benchmark.growth;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the rounds of one trial have measured, by series. */
final class Readings {

	private final Map<Series, List<Double>> values = new LinkedHashMap<>();

	void add(String series, String unit, double value) {
		this.values.computeIfAbsent(new Series(series, unit), (key) -> new ArrayList<>()).add(value);
	}

	/**
	 * Adds the time that each of some operations took.
	 * @param series the series
	 * @param begin when they began, as {@link System#nanoTime()} tells
	 * @param operations how many there were
	 */
	void addSince(String series, long begin, long operations) {
		addNanos(series, System.nanoTime() - begin, operations);
	}

	void addNanos(String series, long nanos, long operations) {
		add(series, "ns", (double) nanos / operations);
	}

	/**
	 * Returns the median of each series. The first round is left out if there were more:
	 * it found everything cold.
	 * @return a value for each series
	 */
	Map<Series, Double> medians() {
		Map<Series, Double> medians = new LinkedHashMap<>();
		this.values.forEach((series, all) -> medians.put(series, median(all)));
		return medians;
	}

	private static double median(List<Double> all) {
		List<Double> sorted = all.stream().skip((all.size() > 1) ? 1 : 0).sorted().toList();
		int middle = sorted.size() / 2;
		return (sorted.size() % 2 == 1) ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
	}

	/** A line of the plot. */
	record Series(String name, String unit) {

	}

}
