package io.troupe.benchmark.compare;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

import org.knowm.xchart.AnnotationLine;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.style.CategoryStyler;

/**
 * How many times as fast as Pekko each peer is, as bars that start at 1 and go up or
 * down. The chart is a plain one of logarithms: on a logarithmic axis bars would start at
 * the bottom, and show how far each is from an arbitrary number.
 */
final class Bars {

	private static final int WIDTH = 1000;

	private static final int HEIGHT_OF_DECADE = 120;

	private Bars() {
	}

	/** Draws nothing where there is nobody to compare. */
	static void draw(String title, int jdk, List<Standing> standings, Path file) throws IOException {
		List<Standing> shown = standings.stream()
			.filter((standing) -> standing.peers().contains(Lineup.PEKKO) && standing.peers().size() > 1)
			.toList();
		if (shown.isEmpty()) {
			return;
		}
		List<String> peers = Lineup.inOrder(shown.stream().flatMap((standing) -> standing.peers().stream()).toList())
			.stream()
			.filter((peer) -> !peer.equals(Lineup.PEKKO))
			.toList();
		double[] all = peers.stream()
			.flatMap((peer) -> logarithms(peer, shown).stream())
			.filter(Objects::nonNull)
			.mapToDouble(Double::doubleValue)
			.toArray();
		double least = Math.floor(2 * Math.min(0, Arrays.stream(all).min().orElse(0))) / 2;
		double greatest = Math.ceil(2 * Math.max(0.1, Arrays.stream(all).max().orElse(0))) / 2;
		CategoryChart chart = new CategoryChartBuilder().width(WIDTH)
			.height((int) (170 + HEIGHT_OF_DECADE * (greatest - least)))
			.title(title + ", JDK " + jdk)
			.yAxisTitle("times as fast as Pekko with its defaults")
			.build();
		style(chart.getStyler(), least, greatest);
		for (String peer : peers) {
			chart.addSeries(peer, shown.stream().map(Standing::title).toList(), logarithms(peer, shown))
				.setFillColor(Palette.of(peer, peers.indexOf(peer)));
		}
		chart.addAnnotation(new AnnotationLine(0, false, false));
		Picture.write(chart, file);
	}

	private static List<Double> logarithms(String peer, List<Standing> standings) {
		return standings.stream()
			.map((standing) -> standing.ratio(peer, Lineup.PEKKO)
				.map((ratio) -> Math.log10(ratio.median()))
				.orElse(null))
			.toList();
	}

	private static void style(CategoryStyler styler, double least, double greatest) {
		Palette.style(styler);
		styler.setYAxisMin(least);
		styler.setYAxisMax(greatest);
		styler.setYAxisTickMarkSpacingHint(HEIGHT_OF_DECADE / 2 - 10);
		styler.setyAxisTickLabelsFormattingFunction(Bars::times);
		styler.setPlotGridVerticalLinesVisible(false);
		styler.setXAxisLabelRotation(25);
		styler.setAvailableSpaceFill(0.85);
	}

	private static String times(double logarithm) {
		BigDecimal ratio = BigDecimal.valueOf(Math.pow(10, logarithm));
		return "×" + ratio.round(new MathContext(2)).stripTrailingZeros().toPlainString();
	}

}
