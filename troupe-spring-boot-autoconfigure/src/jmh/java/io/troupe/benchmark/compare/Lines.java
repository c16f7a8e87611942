package io.troupe.benchmark.compare;

import java.awt.BasicStroke;
import java.io.IOException;
import java.nio.file.Path;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Map;

import io.troupe.benchmark.compare.Curves.Point;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * Curves on logarithmic axes, where what grows as fast as its cause is a straight line.
 */
final class Lines {

	private static final int WIDTH = 1000;

	private static final int HEIGHT = 460;

	private Lines() {
	}

	static void draw(String title, String xTitle, String yTitle, Map<String, List<Point>> curves, Path file)
			throws IOException {
		XYChart chart = new XYChartBuilder().width(WIDTH)
			.height(HEIGHT)
			.title(title)
			.xAxisTitle(xTitle)
			.yAxisTitle(yTitle)
			.build();
		style(chart.getStyler(), curves.values().stream().flatMap(List::stream).toList());
		int index = 0;
		for (String name : Lineup.inOrder(curves.keySet())) {
			// a logarithmic axis has no zero
			List<Point> points = curves.get(name).stream().filter((point) -> point.x() > 0 && point.y() > 0).toList();
			if (!points.isEmpty()) {
				XYSeries line = chart.addSeries(name, points.stream().mapToDouble(Point::x).toArray(),
						points.stream().mapToDouble(Point::y).toArray());
				line.setLineColor(Palette.of(name, index));
				line.setMarkerColor(Palette.of(name, index));
				line.setLineStyle(new BasicStroke(2.5f));
				line.setMarker(SeriesMarkers.CIRCLE);
			}
			index++;
		}
		Picture.write(chart, file);
	}

	private static void style(XYStyler styler, List<Point> points) {
		Palette.style(styler);
		styler.setXAxisLogarithmic(true);
		styler.setYAxisLogarithmic(true);
		styler.setXAxisDecimalPattern("#,##0.###");
		styler.setYAxisDecimalPattern("#,##0.###");
		DoubleSummaryStatistics heights = points.stream()
			.mapToDouble(Point::y)
			.filter((y) -> y > 0)
			.summaryStatistics();
		// only powers of ten have a label, and one alone tells nothing
		double lowest = Math.floor(Math.log10(heights.getMin()));
		styler.setYAxisMin(Math.pow(10, lowest));
		styler.setYAxisMax(Math.pow(10, Math.max(lowest + 1, Math.ceil(Math.log10(heights.getMax())))));
	}

}
