package io.troupe.benchmark.memory;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

import io.troupe.benchmark.savina.AskPipelined;
import io.troupe.benchmark.savina.AskSequential;
import io.troupe.benchmark.savina.PingPong;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Measures the bytes that all threads together allocate, by JMH's profiler and in JVMs of
 * their own.
 */
public final class Allocation {

	/** What the profiler calls bytes for each operation. */
	private static final String NORM = "gc.alloc.rate.norm";

	private Allocation() {
	}

	/**
	 * Measures a message from one actor to another.
	 * @param peer whose actors
	 * @return the bytes for each message
	 */
	public static double bytesPerMessage(String peer) throws RunnerException {
		return measure(PingPong.class, peer);
	}

	/**
	 * Measures an ask by a thread that waits for the answer.
	 * @param peer whose actors
	 * @return the bytes for each ask, answer and timeout included
	 */
	public static double bytesPerSequentialAsk(String peer) throws RunnerException {
		return measure(AskSequential.class, peer);
	}

	/**
	 * Measures an ask by a thread that has others on their way.
	 * @param peer whose actors
	 * @return the bytes for each ask, answer and timeout included
	 */
	public static double bytesPerPipelinedAsk(String peer) throws RunnerException {
		return measure(AskPipelined.class, peer);
	}

	private static double measure(Class<?> benchmark, String peer) throws RunnerException {
		Options options = new OptionsBuilder().include("^" + Pattern.quote(benchmark.getName()) + "\\.")
			.param("peer", peer)
			.addProfiler(GCProfiler.class)
			.forks(1)
			.warmupIterations(2)
			.warmupTime(TimeValue.seconds(1))
			.measurementIterations(2)
			.measurementTime(TimeValue.seconds(1))
			.verbosity(VerboseMode.SILENT)
			.shouldFailOnError(true)
			.build();
		return norm(new Runner(options).runSingle());
	}

	private static double norm(RunResult result) {
		return result.getSecondaryResults()
			.entrySet()
			.stream()
			.filter((entry) -> entry.getKey().endsWith(NORM))
			.map(Map.Entry::getValue)
			.mapToDouble(Result::getScore)
			.findFirst()
			.orElseThrow(() -> new IllegalStateException("The profiler has measured no allocation"));
	}

	/**
	 * Prints a line for each peer.
	 * @param args the peers; if there are none, Troupe and Pekko
	 */
	public static void main(String[] args) throws RunnerException {
		String[] peers = (args.length > 0) ? args : new String[] { "troupe", "pekko" };
		for (String peer : peers) {
			System.out.printf(Locale.ROOT, "%s, bytes for each message %.1f, sequential ask %.1f, pipelined ask %.1f%n",
					peer, bytesPerMessage(peer), bytesPerSequentialAsk(peer), bytesPerPipelinedAsk(peer));
		}
	}

}
