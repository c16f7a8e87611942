package io.troupe.benchmark.spring;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.troupe.benchmark.ForkedJvm;

import org.springframework.util.FileSystemUtils;

/**
 * Measures the start of a Spring Boot application with many actors beside one where the
 * same classes are ordinary beans and Troupe is excluded: each in a JVM of its own, in
 * turn, and as medians. The steps that Spring records tell what part is Troupe's.
 */
public final class StartUp {

	/** What the line with the figures begins with. */
	static final String RESULT = "started in ";

	private final Map<Case, List<double[]>> results = new LinkedHashMap<>();

	private final Path classes;

	private final int rounds;

	private StartUp(Path classes, int rounds, int... sizes) {
		this.classes = classes;
		this.rounds = rounds;
		for (int size : sizes) {
			for (Injection injection : Injection.values()) {
				this.results.put(new Case(size, false, injection), new ArrayList<>());
				this.results.put(new Case(size, true, injection), new ArrayList<>());
			}
		}
	}

	private void measure() throws Exception {
		int most = this.results.keySet().stream().mapToInt(Case::size).max().orElseThrow();
		new GeneratedBeans(this.classes).write(most);
		// the first to start finds the files of the class path cold
		start(this.results.keySet().iterator().next());
		for (int round = 0; round < this.rounds; round++) {
			for (Map.Entry<Case, List<double[]>> entry : this.results.entrySet()) {
				entry.getValue().add(start(entry.getKey()));
			}
			System.out.println("round " + (round + 1) + " of " + this.rounds);
		}
	}

	private double[] start(Case start) throws Exception {
		List<String> lines = new ForkedJvm(StartUpRun.class).alsoOnClassPath(this.classes)
			.run(Integer.toString(start.size()), Boolean.toString(start.actors()), start.injection().name());
		String line = lines.stream().filter((each) -> each.startsWith(RESULT)).findFirst().orElseThrow();
		return Arrays.stream(line.substring(RESULT.length()).split(" ")).mapToDouble(Double::parseDouble).toArray();
	}

	private void print() {
		System.out.println("milliseconds; medians");
		System.out.printf("%7s %9s %8s %8s %8s %10s %8s %10s%n", "actors", "injection", "plain", "troupe", "more",
				"discovery", "beans", "lifecycle");
		this.results.forEach((start, rounds) -> {
			if (start.actors()) {
				double plain = median(this.results.get(new Case(start.size(), false, start.injection())), 0);
				double troupe = median(rounds, 0);
				System.out.printf(Locale.ROOT, "%7d %9s %8.0f %8.0f %8.0f %10.1f %8.1f %10.1f%n", start.size(),
						start.injection(), plain, troupe, troupe - plain, median(rounds, 1), median(rounds, 2),
						median(rounds, 3));
			}
		});
	}

	private static double median(List<double[]> rounds, int figure) {
		double[] sorted = rounds.stream().mapToDouble((round) -> round[figure]).sorted().toArray();
		int middle = sorted.length / 2;
		return (sorted.length % 2 == 1) ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
	}

	/**
	 * Prints a table.
	 * @param args the number of rounds, five unless given, and the numbers of actors,
	 * which are 1, 100 and 1,000 otherwise
	 */
	public static void main(String[] args) throws Exception {
		Path classes = Files.createTempDirectory("troupe-generated");
		try {
			int rounds = (args.length > 0) ? Integer.parseInt(args[0]) : 5;
			int[] sizes = (args.length > 1) ? Arrays.stream(args).skip(1).mapToInt(Integer::parseInt).toArray()
					: new int[] { 1, 100, 1_000 };
			StartUp startUp = new StartUp(classes, rounds, sizes);
			startUp.measure();
			startUp.print();
		}
		finally {
			FileSystemUtils.deleteRecursively(classes);
		}
	}

	private record Case(int size, boolean actors, Injection injection) {

	}

}
