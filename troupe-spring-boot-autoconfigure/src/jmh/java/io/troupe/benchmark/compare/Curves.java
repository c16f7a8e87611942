package io.troupe.benchmark.compare;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * What changes as something grows, from a file with the columns x, y, series and, if it
 * likes, unit: one plot for each unit. The first lines of the file may say more than its
 * name does: {@code # title: …}, {@code # x: …} and {@code # y: …}.
 */
final class Curves {

	private static final List<String> COLUMNS = List.of("x", "y", "series");

	private static final String UNIT = "unit";

	private static final CSVFormat FORMAT = CSVFormat.DEFAULT.builder()
		.setHeader()
		.setSkipHeaderRecord(true)
		.setCommentMarker('#')
		.get();

	private Curves() {
	}

	/** Draws all files of a folder that hold curves. */
	static void drawAll(Path folder) throws IOException {
		List<Path> files;
		try (Stream<Path> all = Files.list(folder)) {
			files = all.filter((file) -> file.toString().endsWith(".csv")).sorted().toList();
		}
		for (Path file : files) {
			try (CSVParser parser = CSVParser.parse(file, StandardCharsets.UTF_8, FORMAT)) {
				if (parser.getHeaderNames().containsAll(COLUMNS)) {
					draw(file, parser);
				}
			}
		}
	}

	private static void draw(Path file, CSVParser parser) throws IOException {
		Map<String, Map<String, List<Point>>> units = new LinkedHashMap<>();
		for (CSVRecord line : parser) {
			Point point = new Point(Double.parseDouble(line.get("x")), Double.parseDouble(line.get("y")));
			units.computeIfAbsent(line.isMapped(UNIT) ? line.get(UNIT) : "", (unit) -> new LinkedHashMap<>())
				.computeIfAbsent(line.get("series"), (series) -> new ArrayList<>())
				.add(point);
		}
		String name = file.getFileName().toString().replaceFirst("\\.csv$", "");
		String words = name.replace('-', ' ');
		String title = said(file, "title", Character.toUpperCase(words.charAt(0)) + words.substring(1));
		for (Map.Entry<String, Map<String, List<Point>>> entry : units.entrySet()) {
			String unit = entry.getKey();
			String picture = (units.size() > 1) ? name + "-" + unit : name;
			Lines.draw(title, said(file, "x", words), said(file, "y", unit), entry.getValue(),
					file.resolveSibling(picture + ".svg"));
		}
	}

	private static String said(Path file, String what, String otherwise) throws IOException {
		String start = "# " + what + ": ";
		return Files.readAllLines(file)
			.stream()
			.filter((line) -> line.startsWith(start))
			.map((line) -> line.substring(start.length()))
			.findFirst()
			.orElse(otherwise);
	}

	/** A point of a curve. */
	record Point(double x, double y) {

	}

}
