package demo.prices;

import java.time.Instant;
import java.util.Optional;

/**
 * What the market pays for the cars of one maker.
 *
 * @param maker who makes them
 * @param index what they fetch in percent of their guide prices, positive
 * @param time when that was so
 */
public record Quote(String maker, double index, Instant time) {

	private static final int FIELDS = 3;

	/**
	 * Reads a line of the feed: maker, index and milliseconds since 1970, with semicolons
	 * between them.
	 * @param line the line
	 * @return the quote, or empty if the line is none
	 */
	static Optional<Quote> parse(String line) {
		String[] fields = line.split(";", -1);
		if (fields.length != FIELDS || fields[0].isBlank()) {
			return Optional.empty();
		}
		try {
			double index = Double.parseDouble(fields[1]);
			Instant time = Instant.ofEpochMilli(Long.parseLong(fields[2]));
			boolean sensible = Double.isFinite(index) && index > 0;
			return sensible ? Optional.of(new Quote(fields[0], index, time)) : Optional.empty();
		}
		catch (NumberFormatException ex) {
			return Optional.empty();
		}
	}

	/**
	 * Writes the line that {@link #parse} reads.
	 * @return the line, without a terminator
	 */
	String line() {
		return this.maker + ";" + this.index + ";" + this.time.toEpochMilli();
	}

}
