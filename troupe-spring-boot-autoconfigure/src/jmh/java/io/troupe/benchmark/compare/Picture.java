package io.troupe.benchmark.compare;

import java.awt.Dimension;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;

import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;

import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;
import org.knowm.xchart.internal.chartpart.Chart;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Writes charts as SVG; the same chart always as the same file. */
final class Picture {

	private static final String NAMESPACE = "http://www.w3.org/2000/svg";

	private Picture() {
	}

	static void write(Chart<?, ?> chart, Path file) throws IOException {
		SVGGeneratorContext context = SVGGeneratorContext.createDefault(document());
		context.setComment(null);
		context.setPrecision(2);
		SVGGraphics2D graphics = new SVGGraphics2D(context, false);
		graphics.setSVGCanvasSize(new Dimension(chart.getWidth(), chart.getHeight()));
		chart.paint(graphics, chart.getWidth(), chart.getHeight());
		Element root = graphics.getRoot();
		root.setAttribute("viewBox", "0 0 " + chart.getWidth() + " " + chart.getHeight());
		root.setAttribute("role", "img");
		root.setAttribute("aria-label", chart.getTitle());
		try (Writer writer = Files.newBufferedWriter(file)) {
			graphics.stream(root, writer, true, false);
		}
		System.out.println("drew " + file);
	}

	private static Document document() {
		try {
			return DocumentBuilderFactory.newInstance()
				.newDocumentBuilder()
				.getDOMImplementation()
				.createDocument(NAMESPACE, "svg", null);
		}
		catch (ParserConfigurationException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
