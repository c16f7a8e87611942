package io.troupe.benchmark.compare;

import java.awt.BasicStroke;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * What grows with something, from a file with the columns x, y and series, on logarithmic
 * axes. The first lines of the file may say what it is about: {@code # title: …},
 * {@code # x: …} and {@code # y: …}.
 */
final class Curves {

	private static final String HEADER = "x,y,series";

	private static final CSVFormat FORMAT = CSVFormat.DEFAULT.builder()
		.setHeader()
		.setSkipHeaderRecord(true)
		.setCommentMarker('#')
		.get();

	private Curves() {
	}

	static boolean isCurves(Path file) {
		try {
			return file.toString().endsWith(".csv") && Files.readAllLines(file)
				.stream()
				.filter((line) -> !line.startsWith("#"))
				.findFirst()
				.filter(HEADER::equals)
				.isPresent();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Draws the file beside itself. */
	static void draw(Path file) throws IOException {
		String name = file.getFileName().toString().replaceFirst("\\.csv$", "");
		XYChart chart = new XYChartBuilder().width(900)
			.height(460)
			.title(said(file, "title", name))
			.xAxisTitle(said(file, "x", ""))
			.yAxisTitle(said(file, "y", ""))
			.build();
		style(chart.getStyler());
		Map<String, List<double[]>> series = series(file);
		for (String title : Lineup.inOrder(series.keySet())) {
			List<double[]> points = series.get(title);
			XYSeries line = chart.addSeries(title, points.stream().mapToDouble((point) -> point[0]).toArray(),
					points.stream().mapToDouble((point) -> point[1]).toArray());
			line.setLineColor(Palette.of(title));
			line.setMarkerColor(Palette.of(title));
			line.setLineStyle(new BasicStroke(2.5f));
			line.setMarker(SeriesMarkers.CIRCLE);
		}
		Picture.write(chart, file.resolveSibling(name + ".svg"));
	}

	private static void style(XYStyler styler) {
		Palette.style(styler);
		styler.setXAxisLogarithmic(true);
		styler.setYAxisLogarithmic(true);
		styler.setXAxisDecimalPattern("#,##0.###");
		styler.setYAxisDecimalPattern("#,##0.###");
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

	private static Map<String, List<double[]>> series(Path file) throws IOException {
		Map<String, List<double[]>> series = new LinkedHashMap<>();
		try (CSVParser parser = CSVParser.parse(file, StandardCharsets.UTF_8, FORMAT)) {
			for (CSVRecord record : parser) {
				series.computeIfAbsent(record.get("series"), (title) -> new ArrayList<>())
					.add(new double[] { Double.parseDouble(record.get("x")), Double.parseDouble(record.get("y")) });
			}
		}
		return series;
	}

}
