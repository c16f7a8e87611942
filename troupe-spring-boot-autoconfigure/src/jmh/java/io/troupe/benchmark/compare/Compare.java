package io.troupe.benchmark.compare;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

import org.openjdk.jmh.runner.options.TimeValue;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Compares the peers: each case for each peer in a fresh JVM, round by round. Afterwards
 * writes the ratios and draws the plots.
 */
@Command(name = "compare", sortOptions = false, usageHelpAutoWidth = true,
		description = "Compares Troupe with its peers.")
public final class Compare implements Callable<Integer> {

	private static final int ROUNDS = 5;

	private static final int SHORT_ROUNDS = 3;

	@Option(names = "--rounds", paramLabel = "N", description = "How often all is run (default: " + ROUNDS + ").")
	private Integer rounds;

	@Option(names = "--cases", split = ",", paramLabel = "CASE", description = "What is run (default: all cases).")
	private List<String> cases = List.of();

	@Option(names = "--peers", split = ",", paramLabel = "PEER",
			description = "Who runs it, or 'all' (default: those that the case names).")
	private List<String> peers = List.of();

	@Option(names = "--jdk", paramLabel = "VERSION=HOME",
			description = "Where it runs, may be repeated (default: the running JDK).")
	private Map<Integer, Path> jdks = new LinkedHashMap<>();

	@Option(names = "--short", description = "Presets for a first look: " + SHORT_ROUNDS
			+ " rounds, 2 iterations of 500 ms after as many of warm-up.")
	private boolean brief;

	@Mixin
	private Settings settings;

	@Option(names = "--out", paramLabel = "DIR", defaultValue = "results/compare",
			description = "Where results go (default: ${DEFAULT-VALUE}).")
	private Path out;

	@Option(names = "--resume", description = "Goes on with what is in the folder. A block of peers that was "
			+ "interrupted is measured anew, since ratios hold only for runs next to each other.")
	private boolean resume;

	@Option(names = "--seed", paramLabel = "N", description = "Seed of the order of the peers (default: a new one).")
	private Long seed;

	public static void main(String[] args) {
		System.exit(Settings.commandLine(new Compare()).execute(args));
	}

	@Override
	public Integer call() throws IOException {
		if (this.brief) {
			this.settings.preset(2, 2, TimeValue.milliseconds(500));
		}
		if (this.rounds == null) {
			this.rounds = this.brief ? SHORT_ROUNDS : ROUNDS;
		}
		if (this.seed == null) {
			this.seed = System.nanoTime();
		}
		ResultFile results = new ResultFile(this.out);
		List<Block> blocks = open(results,
				new Plan(Cases.find(this.cases), jdks(), this.peers, this.rounds, this.seed));
		System.out.printf("%d runs, seed %d, results in %s%n", new Progress(blocks).total(), this.seed, this.out);
		new Comparison(new Forks(this.settings, this.out.resolve("logs")), results).run(blocks);
		Ratios.write(this.out);
		Plots.draw(this.out);
		List<Row> failed = results.rows().stream().filter(Row::isFailed).toList();
		failed.forEach((row) -> System.out.println(Comparison.describe(row)));
		return failed.isEmpty() ? 0 : 1;
	}

	/** Makes the file ready and returns what is still to run. */
	private List<Block> open(ResultFile results, Plan plan) throws IOException {
		List<String> comments = new ArrayList<>(Machine.describe());
		comments.add("rounds: " + this.rounds + ", seed: " + this.seed + ", " + this.settings);
		if (!results.exists()) {
			results.create(comments);
			return plan.blocks();
		}
		if (!this.resume) {
			throw new IllegalArgumentException(
					"There are results in " + this.out + "; give --resume to go on, or another --out");
		}
		return results.resume(plan.blocks(), comments);
	}

	private List<Jdk> jdks() {
		if (this.jdks.isEmpty()) {
			return List.of(Jdk.running());
		}
		return this.jdks.entrySet().stream().map((entry) -> new Jdk(entry.getKey(), entry.getValue())).toList();
	}

}
