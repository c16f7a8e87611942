package io.troupe.benchmark.compare;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import org.openjdk.jmh.runner.options.TimeValue;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** How each JVM measures; what is not given stays as the case declares it. */
final class Settings {

	@Option(names = "--warmup", paramLabel = "N", description = "Warm-up iterations (default: the case's own).")
	private Integer warmup;

	@Option(names = "--iterations", paramLabel = "N", description = "Measured iterations (default: the case's own).")
	private Integer iterations;

	@Option(names = "--time", paramLabel = "TIME",
			description = "Time of an iteration, such as 500ms (default: the case's own).")
	private TimeValue time;

	@Option(names = "--timeout", paramLabel = "TIME", defaultValue = "60s",
			description = "How late an iteration may end before it is interrupted (default: ${DEFAULT-VALUE}); "
					+ "a JVM that is three times as late is killed.")
	private TimeValue timeout;

	@Option(names = "--gc", description = "Also measure the bytes that an operation allocates.")
	private boolean gc;

	@Option(names = { "-h", "--help" }, usageHelp = true, description = "Shows this.")
	private boolean help;

	/** A command line that understands times, and tells a wrong argument in one line. */
	static CommandLine commandLine(Object command) {
		return new CommandLine(command).registerConverter(TimeValue.class, TimeValue::fromString)
			.setExecutionExceptionHandler((ex, line, parsed) -> {
				if (!(ex instanceof IllegalArgumentException)) {
					throw ex;
				}
				line.getErr().println(ex.getMessage());
				return line.getCommandSpec().exitCodeOnInvalidInput();
			});
	}

	/** Fills in what was not given. */
	void preset(int warmup, int iterations, TimeValue time) {
		this.warmup = (this.warmup != null) ? this.warmup : warmup;
		this.iterations = (this.iterations != null) ? this.iterations : iterations;
		this.time = (this.time != null) ? this.time : time;
	}

	Settings withAllocation() {
		Settings settings = new Settings();
		settings.warmup = this.warmup;
		settings.iterations = this.iterations;
		settings.time = this.time;
		settings.timeout = this.timeout;
		settings.gc = true;
		return settings;
	}

	Optional<Integer> warmup() {
		return Optional.ofNullable(this.warmup);
	}

	Optional<Integer> iterations() {
		return Optional.ofNullable(this.iterations);
	}

	Optional<TimeValue> time() {
		return Optional.ofNullable(this.time);
	}

	TimeValue timeout() {
		return this.timeout;
	}

	/** How long a JVM may take, with iterations of a case's own taken for short ones. */
	Duration limit() {
		long planned = (warmup().orElse(0) + iterations().orElse(0)) * time().map(Settings::millis).orElse(0L);
		return Duration.ofMillis(planned + 3 * millis(this.timeout));
	}

	private static long millis(TimeValue time) {
		return time.convertTo(TimeUnit.MILLISECONDS);
	}

	boolean gc() {
		return this.gc;
	}

	@Override
	public String toString() {
		String own = "the case's own";
		return "warm-up iterations: " + warmup().map(String::valueOf).orElse(own) + ", measured iterations: "
				+ iterations().map(String::valueOf).orElse(own) + ", time of an iteration: "
				+ time().map(String::valueOf).orElse(own) + (this.gc ? ", with the profiler gc" : "");
	}

}
