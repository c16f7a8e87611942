package io.troupe.runtime;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Random programs of sends, asks, failures, timers and ends, held to a model of what is
 * promised: in single steps exactly, on threads by what must hold in any order.
 */
class ProgramStressTests {

	private static final Logger ENGINE = Logger.getLogger("io.troupe");

	private static final Logger PROGRESS = Logger.getLogger(Stress.class.getName());

	private static Level level;

	@BeforeAll
	static void silence() {
		level = ENGINE.getLevel();
		ENGINE.setLevel(Level.OFF);
		PROGRESS.setLevel(Level.INFO);
	}

	@AfterAll
	static void speak() {
		ENGINE.setLevel(level);
		PROGRESS.setLevel(null);
	}

	@Test
	void tenThousandProgramsKeepThePromisesStepByStep() {
		stepByStep(10_000);
	}

	@Test
	@Tag("stress")
	void aMillionProgramsKeepThePromisesStepByStep() {
		stepByStep(1_000_000);
	}

	private static void stepByStep(int programs) {
		Tally tally = new Tally();
		try (Steps steps = new Steps(tally)) {
			new ProgramRun("programs step by step", steps).run(programs);
		}

		Stress.report("programs step by step", tally.toString());
		List<Tally.What> expected = Arrays.asList(Tally.What.values());
		assertThat(tally.missing(expected)).as("what no program did").isEmpty();
	}

	@Test
	void tenThousandProgramsKeepThePromisesOnThreads() {
		onThreads(10_000);
	}

	@Test
	@Tag("stress")
	void aMillionProgramsKeepThePromisesOnThreads() {
		onThreads(1_000_000);
	}

	private static void onThreads(int programs) {
		Tally tally = new Tally();
		try (ThreadEngines engines = new ThreadEngines(tally)) {
			new ProgramRun("programs on threads", engines).run(programs);
		}

		Stress.report("programs on threads", tally.toString());
		List<Tally.What> expected = List.of(Tally.What.TAKEN, Tally.What.REFUSED, Tally.What.HANDLED, Tally.What.TICKS,
				Tally.What.STASHED, Tally.What.STARTED, Tally.What.RESTARTED, Tally.What.ANSWERED,
				Tally.What.ASK_STOPPED, Tally.What.TIMED_OUT);
		assertThat(tally.missing(expected)).as("what no program did").isEmpty();
	}

	/** One engine for each throughput, renewed after a failure. */
	private static final class Steps implements ProgramRun.Subject, AutoCloseable {

		private final Map<Integer, StepEngine> engines = new HashMap<>();

		private final Tally tally;

		Steps(Tally tally) {
			this.tally = tally;
		}

		@Override
		public String run(Program program) {
			StepEngine engine = this.engines.computeIfAbsent(program.throughput(), StepEngine::new);
			String violation = engine.run(program, this.tally);
			if (violation != null) {
				this.engines.remove(program.throughput()).close();
			}
			return violation;
		}

		@Override
		public void close() {
			this.engines.values().forEach(StepEngine::close);
		}

	}

}
