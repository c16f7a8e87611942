package io.troupe.benchmark.compare;

import java.util.Locale;

import org.openjdk.jmh.annotations.Mode;

/**
 * Brings all scores to operations a second, so that of two of them the greater is always
 * the better, and writes them as what was measured.
 */
final class Speed {

	private static final String PER_TIME = "ops/";

	private static final String PER_OPERATION = "/op";

	private Speed() {
	}

	/** Operations a second, from a score such as 5 ops/ms or 200 us/op. */
	static double of(double score, String unit) {
		if (unit.startsWith(PER_TIME)) {
			return score / seconds(unit.substring(PER_TIME.length()));
		}
		if (unit.endsWith(PER_OPERATION)) {
			return 1 / (score * seconds(unit.substring(0, unit.length() - PER_OPERATION.length())));
		}
		throw new IllegalArgumentException("'" + unit + "' is no unit of JMH");
	}

	private static double seconds(String unit) {
		return switch (unit) {
			case "ns" -> 1e-9;
			case "us" -> 1e-6;
			case "ms" -> 1e-3;
			case "s" -> 1;
			case "min" -> 60;
			default -> throw new IllegalArgumentException("'" + unit + "' is no unit of time");
		};
	}

	static String format(double speed, Mode mode) {
		return (mode == Mode.Throughput) ? rate(speed) : time(1 / speed);
	}

	private static String rate(double perSecond) {
		if (perSecond >= 1e6) {
			return digits(perSecond / 1e6) + " M/s";
		}
		return (perSecond >= 1e3) ? digits(perSecond / 1e3) + " k/s" : digits(perSecond) + " /s";
	}

	private static String time(double seconds) {
		if (seconds >= 1) {
			return digits(seconds) + " s";
		}
		if (seconds >= 1e-3) {
			return digits(seconds * 1e3) + " ms";
		}
		return (seconds >= 1e-6) ? digits(seconds * 1e6) + " us" : digits(seconds * 1e9) + " ns";
	}

	/** Three digits that mean something: 0.123, 1.23, 12.3, 1,234. */
	static String digits(double value) {
		int decimals = (value >= 99.95) ? 0 : (value >= 9.995) ? 1 : (value >= 0.9995) ? 2 : 3;
		return String.format(Locale.ROOT, "%,." + decimals + "f", value);
	}

}
