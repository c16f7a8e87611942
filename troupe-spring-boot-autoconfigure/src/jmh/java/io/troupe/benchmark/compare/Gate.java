package io.troupe.benchmark.compare;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

import io.troupe.benchmark.memory.IdleActors;
import org.openjdk.jmh.runner.options.TimeValue;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * The short form of the comparison, which fails if Troupe is no longer as far ahead of
 * Pekko with its defaults as it has to be. The gates are well under what is measured,
 * since short runs on a shared machine vary that much.
 */
@Command(name = "gate", sortOptions = false, usageHelpAutoWidth = true,
		description = "Fails if Troupe has become too slow or too big.")
public final class Gate implements Callable<Integer> {

	private static final Map<String, Double> LEAST_RATIOS = new LinkedHashMap<>();

	static {
		LEAST_RATIOS.put("PingPong", 5.0);
		LEAST_RATIOS.put("ThreadRing", 6.0);
		LEAST_RATIOS.put("FourPairs", 2.0);
		LEAST_RATIOS.put("CountingActor", 1.6);
		LEAST_RATIOS.put("CountingThread", 1.6);
		LEAST_RATIOS.put("FanIn", 2.0);
		LEAST_RATIOS.put("ForkJoinThroughput", 1.6);
		LEAST_RATIOS.put("Big", 1.8);
		LEAST_RATIOS.put("ForkJoinCreate", 5.0);
		LEAST_RATIOS.put("AskSequential", 2.0);
		LEAST_RATIOS.put("AskPipelined", 2.0);
		// with virtual threads there is one for each blocked actor
		LEAST_RATIOS.put("Blocking", (Runtime.version().feature() >= 21) ? 20.0 : 4.0);
	}

	@Option(names = "--rounds", paramLabel = "N", defaultValue = "3",
			description = "How often all is run (default: ${DEFAULT-VALUE}).")
	private int rounds;

	@Option(names = "--cases", split = ",", paramLabel = "CASE",
			description = "What is run (default: all with a gate).")
	private List<String> cases = List.copyOf(LEAST_RATIOS.keySet());

	@Option(names = "--peers", split = ",", paramLabel = "PEER", defaultValue = "troupe,pekko,pekko-tuned",
			description = "Who runs it; troupe and pekko are judged (default: ${DEFAULT-VALUE}).")
	private List<String> peers;

	@Option(names = "--gate", paramLabel = "CASE=RATIO", description = "Another gate for a case, may be repeated.")
	private Map<String, Double> others = Map.of();

	@Option(names = "--no-checks", description = "Without the checks of bytes and of starting behind a blocked actor.")
	private boolean noChecks;

	@Mixin
	private Settings settings;

	@Option(names = "--out", paramLabel = "DIR", defaultValue = "results/gate",
			description = "Where results go, in place of earlier ones (default: ${DEFAULT-VALUE}).")
	private Path out;

	public static void main(String[] args) {
		System.exit(Settings.commandLine(new Gate()).execute(args));
	}

	@Override
	public Integer call() throws IOException {
		this.settings.preset(1, 1, TimeValue.milliseconds(750));
		List<String> unknown = this.cases.stream().filter((name) -> least(name) == null).toList();
		if (!unknown.isEmpty()) {
			throw new IllegalArgumentException("There is no gate for " + unknown);
		}
		ResultFile results = new ResultFile(this.out);
		List<String> comments = new ArrayList<>(Machine.describe());
		comments.add("rounds: " + this.rounds + ", " + this.settings);
		results.create(comments);
		Plan plan = new Plan(Cases.find(this.cases), List.of(Jdk.running()), this.peers, this.rounds,
				System.nanoTime());
		new Comparison(forks(this.settings), results).run(plan.blocks());

		List<Row> rows = results.rows();
		List<Standing> standings = Standing.of(rows);
		List<Verdict> verdicts = new ArrayList<>();
		rows.stream()
			.filter(Row::isFailed)
			.forEach((row) -> verdicts.add(new Verdict(false, Comparison.describe(row))));
		this.cases.forEach((name) -> verdicts.add(Verdict.of(name, least(name), standings)));
		checks().forEach((check) -> verdicts.add(Verdict.of(check)));
		Ratios.write(this.out);
		System.out.println();
		verdicts.forEach(System.out::println);
		return verdicts.stream().allMatch(Verdict::passed) ? 0 : 1;
	}

	private Double least(String name) {
		return this.others.getOrDefault(name, LEAST_RATIOS.get(name));
	}

	private List<Check> checks() {
		if (this.noChecks) {
			return List.of();
		}
		return List.of(new Check("bytes per message", 32, () -> alone("PingPong").bytes()),
				new Check("bytes per ask", 128, () -> alone("AskSequential").bytes()),
				new Check("bytes per idle actor", 200, () -> IdleActors.bytesPerIdleActor(Lineup.TROUPE, 200_000)),
				new Check("ms until an actor behind a blocked one starts", 20, () -> 1e3 / alone("Stall").speed()));
	}

	/** What Troupe makes of a case, with the bytes it allocates. */
	private Row alone(String name) throws IOException {
		Block block = new Block(0, Cases.find(List.of(name)).get(0), Jdk.running(), List.of(Lineup.TROUPE));
		Row row = forks(this.settings.withAllocation()).run(block, Lineup.TROUPE).get(0);
		if (row.isFailed()) {
			throw new IllegalStateException(Comparison.describe(row));
		}
		return row;
	}

	private Forks forks(Settings settings) {
		return new Forks(settings, this.out.resolve("logs"));
	}

}
