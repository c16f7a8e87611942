package io.troupe.benchmark.growth;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** Draws one curve, in the JVM that {@link GrowthCurves} has made for it. */
public final class CurveWriter {

	private static final int MOST_ROUNDS = 15;

	private final Curves kind;

	private final Curve curve;

	private final int leastRounds;

	private final long warmUpNanos;

	private final long sizeNanos;

	private CurveWriter(Curves kind, boolean quick) {
		this.kind = kind;
		this.curve = kind.make();
		this.leastRounds = quick ? 1 : 4;
		this.warmUpNanos = TimeUnit.MILLISECONDS.toNanos(quick ? 700 : 4_000);
		this.sizeNanos = TimeUnit.MILLISECONDS.toNanos(quick ? 300 : 5_000);
	}

	private void draw(PrintWriter file) throws Exception {
		int[] sizes = this.curve.sizes();
		measure(sizes[sizes.length / 2], Integer.MAX_VALUE, this.warmUpNanos);
		file.println("# title: " + this.kind.title());
		file.println("# x: " + this.kind.x());
		file.println("x,y,unit,series");
		for (int size : sizes) {
			System.gc();
			measure(size, MOST_ROUNDS, this.sizeNanos).medians().forEach((series, value) -> {
				String row = String.format(Locale.ROOT, "%d,%.3f,%s,%s", size, value, series.unit(), series.name());
				file.println(row);
				System.out.println(row);
			});
			file.flush();
		}
	}

	private Readings measure(int size, int mostRounds, long nanos) throws Exception {
		Readings readings = new Readings();
		try (Trial trial = this.curve.at(size)) {
			long begin = System.nanoTime();
			int rounds = 0;
			while (rounds < this.leastRounds || (rounds < mostRounds && System.nanoTime() - begin < nanos)) {
				trial.run(readings);
				rounds++;
			}
		}
		return readings;
	}

	/**
	 * Draws a curve.
	 * @param args its name, the file, and whether to be quick about it
	 */
	public static void main(String[] args) throws Exception {
		CurveWriter writer = new CurveWriter(Curves.named(args[0]), Boolean.parseBoolean(args[2]));
		try (PrintWriter file = new PrintWriter(Files.newBufferedWriter(Path.of(args[1])))) {
			writer.draw(file);
		}
	}

}
