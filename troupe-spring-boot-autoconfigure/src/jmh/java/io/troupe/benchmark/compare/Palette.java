package io.troupe.benchmark.compare;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.util.List;
import java.util.Map;

import org.knowm.xchart.style.AxesChartStyler;
import org.knowm.xchart.style.AxesChartStyler.TextAlignment;
import org.knowm.xchart.style.Styler.LegendPosition;

/** How all plots look: dark on white, which reads on a light page and on a dark one. */
final class Palette {

	private static final Color INK = new Color(0x24292F);

	private static final Color GRID = new Color(0xDFE4E9);

	private static final List<Color> OTHERS = List.of(new Color(0x0B5CAD), new Color(0xE0952B), new Color(0x3F9A57),
			new Color(0xC0504D), new Color(0x7A4EA3), new Color(0x7F868D));

	private static final Map<String, Color> PEERS = Map.ofEntries(Map.entry(Lineup.TROUPE, new Color(0x0B5CAD)),
			Map.entry("troupe-bare", new Color(0x7DB4E6)), Map.entry(Lineup.PEKKO, new Color(0x9A5B00)),
			Map.entry(Lineup.PEKKO_TUNED, new Color(0xE0952B)), Map.entry("pekko-virtual", new Color(0xF2CF8F)),
			Map.entry("vertx", new Color(0x7A4EA3)), Map.entry("reactor", new Color(0x3F9A57)),
			Map.entry("xoom", new Color(0xC0504D)), Map.entry("executor", new Color(0x7F868D)),
			Map.entry("virtual", new Color(0xB9C0C7)), Map.entry("jctools", new Color(0x2F9E9B)),
			Map.entry("disruptor-spinning", new Color(0x8DB46B)), Map.entry("disruptor-yielding", new Color(0xC5DDB0)));

	private Palette() {
	}

	/**
	 * The colour of a peer, which is the same everywhere, or of the n-th of something
	 * else.
	 */
	static Color of(String name, int index) {
		return PEERS.getOrDefault(name, OTHERS.get(index % OTHERS.size()));
	}

	static void style(AxesChartStyler styler) {
		Font text = new Font(Font.SANS_SERIF, Font.PLAIN, 14);
		styler.setChartBackgroundColor(Color.WHITE);
		styler.setPlotBackgroundColor(Color.WHITE);
		styler.setPlotBorderVisible(false);
		styler.setChartFontColor(INK);
		styler.setChartTitleBoxVisible(false);
		styler.setChartTitleFont(text.deriveFont(Font.BOLD, 17));
		styler.setChartPadding(16);
		styler.setLegendFont(text);
		styler.setLegendBorderColor(Color.WHITE);
		styler.setLegendPosition(LegendPosition.OutsideE);
		styler.setAxisTickLabelsFont(text);
		styler.setYAxisLabelAlignment(TextAlignment.Right);
		styler.setAxisTitleFont(text);
		styler.setAxisTickLabelsColor(INK);
		styler.setAxisTickMarksColor(GRID);
		styler.setPlotGridLinesColor(GRID);
		styler.setPlotGridLinesStroke(new BasicStroke(1));
		styler.setAnnotationLineColor(INK);
		styler.setAnnotationLineStroke(new BasicStroke(1.5f));
	}

}
