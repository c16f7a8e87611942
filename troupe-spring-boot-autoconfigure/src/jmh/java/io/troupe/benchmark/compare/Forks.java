package io.troupe.benchmark.compare;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** Lets JMH measure one peer at a time, each in a JVM of its own. */
final class Forks {

	private static final String ALLOCATED = "gc.alloc.rate.norm";

	// a case that measures times within its run counts their median as this
	private static final String MEDIAN = "medianMicros";

	private static final Pattern EXCEPTION = Pattern.compile("[\\w.$]+(Exception|Error)(: .*)?");

	private final Settings settings;

	private final Path logs;

	/**
	 * Creates what runs the forks.
	 * @param settings how to measure
	 * @param logs the folder for what JMH and the forks print
	 */
	Forks(Settings settings, Path logs) {
		this.settings = settings;
		this.logs = logs;
	}

	/** One row, or one for each combination of a case's further parameters. */
	List<Row> run(Block block, String peer) throws IOException {
		Files.createDirectories(this.logs);
		Path log = this.logs.resolve(
				"%d-%s-jdk%d-%s.txt".formatted(block.round(), block.subject().name(), block.jdk().version(), peer));
		PrintStream out = System.out;
		PrintStream err = System.err;
		AtomicBoolean killed = new AtomicBoolean();
		ScheduledExecutorService watchdog = Executors.newSingleThreadScheduledExecutor();
		// JMH's own file would have only what JMH says, not what the fork prints
		try (PrintStream file = new PrintStream(Files.newOutputStream(log), true, StandardCharsets.UTF_8)) {
			System.setOut(file);
			System.setErr(file);
			// a fork that does not heed JMH's interrupts would hold up all that follow
			watchdog.schedule(() -> kill(killed), this.settings.limit().toMillis(), TimeUnit.MILLISECONDS);
			Collection<RunResult> results = new Runner(options(block, peer)).run();
			return results.stream().map((result) -> row(block, peer, result)).toList();
		}
		catch (RunnerException ex) {
			return List.of(Row.failed(block, peer, (killed.get() ? "killed" : reason(log)) + ", see " + log));
		}
		finally {
			watchdog.shutdownNow();
			System.setOut(out);
			System.setErr(err);
		}
	}

	private Options options(Block block, String peer) {
		ChainedOptionsBuilder options = new OptionsBuilder()
			.include("^" + Pattern.quote(block.subject().method()) + "$")
			.param("peer", peer)
			.jvm(block.jdk().java())
			.forks(1)
			.shouldFailOnError(true)
			.timeout(this.settings.timeout());
		this.settings.warmup().ifPresent(options::warmupIterations);
		this.settings.iterations().ifPresent(options::measurementIterations);
		this.settings.time().ifPresent((time) -> options.warmupTime(time).measurementTime(time));
		if (this.settings.gc()) {
			options.addProfiler(GCProfiler.class);
		}
		return options.build();
	}

	private static void kill(AtomicBoolean killed) {
		killed.set(true);
		ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
	}

	// JMH's exception only says that there was another one
	private static String reason(Path log) throws IOException {
		try (Stream<String> lines = Files.lines(log)) {
			return lines.filter((line) -> EXCEPTION.matcher(line).matches()).findFirst().orElse("failed");
		}
	}

	private static Row row(Block block, String peer, RunResult result) {
		BenchmarkParams params = result.getParams();
		int version = Runtime.Version.parse(params.getJdkVersion()).feature();
		if (version != block.jdk().version()) {
			throw new IllegalStateException(
					block.jdk().home() + " holds Java " + version + ", not " + block.jdk().version());
		}
		Result<?> allocated = result.getSecondaryResults().get(ALLOCATED);
		Result<?> median = result.getSecondaryResults().get(MEDIAN);
		// JMH adds up what the iterations count
		double score = (median != null) ? median.getScore() / params.getMeasurement().getCount() : score(result);
		String unit = (median != null) ? "us/op" : result.getPrimaryResult().getScoreUnit();
		return new Row(block.round(), block.subject().name(), version, peer, further(params), params.getMode(), score,
				unit, (allocated != null) ? allocated.getScore() : Double.NaN, params.getJdkVersion(), "");
	}

	private static double score(RunResult result) {
		Result<?> score = result.getPrimaryResult();
		return (result.getParams().getMode() == Mode.SampleTime) ? score.getStatistics().getPercentile(50)
				: score.getScore();
	}

	private static String further(BenchmarkParams params) {
		return params.getParamsKeys()
			.stream()
			.filter((key) -> !key.equals("peer"))
			.map((key) -> key + "=" + params.getParam(key))
			.collect(Collectors.joining(" "));
	}

}
