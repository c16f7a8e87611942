package io.troupe.benchmark.growth;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;

import io.troupe.benchmark.ForkedJvm;

/**
 * Draws the growth curves of Troupe with its defaults, each in a JVM of its own, to one
 * file of comma-separated values each: {@code x,y,unit,series}, below what a plot is to
 * say.
 */
public final class GrowthCurves {

	private static final String[] OPTIONS = { "-Xms3g", "-Xmx3g", "-Xmn700m", "-XX:+AlwaysPreTouch", "-XX:+UseG1GC" };

	private final List<Curves> curves = new ArrayList<>();

	private Path directory;

	private boolean quick;

	private GrowthCurves(Iterator<String> args) {
		while (args.hasNext()) {
			String option = args.next();
			if (option.equals("--only")) {
				this.curves.add(Curves.named(value(option, args)));
			}
			else if (option.equals("--out")) {
				this.directory = Path.of(value(option, args));
			}
			else if (option.equals("--quick")) {
				this.quick = true;
			}
			else {
				throw new IllegalArgumentException("'" + option + "' is none of --only, --out and --quick");
			}
		}
		if (this.directory == null) {
			throw new IllegalArgumentException("--out has to name a directory for the files");
		}
		if (this.curves.isEmpty()) {
			this.curves.addAll(List.of(Curves.values()));
		}
	}

	private static String value(String option, Iterator<String> args) {
		if (!args.hasNext()) {
			throw new IllegalArgumentException(option + " needs a value");
		}
		return args.next();
	}

	private void draw() throws Exception {
		Files.createDirectories(this.directory);
		List<Curves> failed = new ArrayList<>();
		for (Curves curve : this.curves) {
			long begin = System.nanoTime();
			try {
				draw(curve);
			}
			catch (IllegalStateException ex) {
				// the others may still be of use
				System.out.println(ex.getMessage());
				failed.add(curve);
			}
			System.out.printf(Locale.ROOT, "== %s: %.0f s%n", curve, (System.nanoTime() - begin) / 1e9);
		}
		if (!failed.isEmpty()) {
			throw new IllegalStateException("Failed: " + failed);
		}
	}

	private void draw(Curves curve) throws Exception {
		Path file = this.directory.resolve(curve + ".csv");
		System.out.println("== " + curve + " to " + file);
		new ForkedJvm(CurveWriter.class).options(OPTIONS)
			.run(System.out::println, curve.toString(), file.toString(), Boolean.toString(this.quick));
	}

	/**
	 * Draws curves.
	 * @param args {@code --out} and a directory; {@code --only} and the name of a curve,
	 * any number of times; {@code --quick} for few rounds
	 */
	public static void main(String[] args) throws Exception {
		new GrowthCurves(List.of(args).iterator()).draw();
	}

}
