package io.troupe.runtime;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Runs programs on threads: on two workers, on three, or on an executor that refuses
 * turns, as their throughput has it, and with two to four senders.
 */
final class ThreadEngines implements ProgramRun.Subject, AutoCloseable {

	private static final int RETRIES = 300;

	private final Map<Integer, ThreadEngine> engines = new HashMap<>();

	private final Tally tally;

	ThreadEngines(Tally tally) {
		this.tally = tally;
	}

	@Override
	public @Nullable String run(Program program) {
		return run(program, Soon.LIMIT);
	}

	@Override
	public @Nullable String retry(Program program) {
		String violation = null;
		for (int i = 0; i < RETRIES && violation == null; i++) {
			violation = run(program, Duration.ofSeconds(1));
		}
		return violation;
	}

	private @Nullable String run(Program program, Duration limit) {
		int throughput = program.throughput();
		ThreadEngine engine = this.engines.computeIfAbsent(throughput, ThreadEngines::create);
		String violation = engine.run(program, 2 + program.acts().size() % 3, this.tally, limit);
		if (violation != null) {
			this.engines.remove(throughput).close();
		}
		return violation;
	}

	private static ThreadEngine create(int throughput) {
		return switch (throughput) {
			case 1 -> new ThreadEngine(2, throughput, false);
			case 2 -> new ThreadEngine(2, throughput, true);
			default -> new ThreadEngine(3, throughput, false);
		};
	}

	@Override
	public void close() {
		this.engines.values().forEach(ThreadEngine::close);
	}

}
