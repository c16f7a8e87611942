package io.troupe.runtime;

import java.util.Iterator;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

import net.jqwik.api.RandomGenerator;
import net.jqwik.api.Shrinkable;
import net.jqwik.api.sessions.JqwikSession;
import org.jspecify.annotations.Nullable;

/**
 * Runs random programs until one fails, shrinks that and fails with it. Program number
 * {@code n} of a run is made of the run's seed plus {@code n}, so the seed that a failure
 * names makes that program the first one.
 */
final class ProgramRun {

	private static final int BATCH = 1_000;

	private static final long SHRINK_NANOS = TimeUnit.SECONDS.toNanos(60);

	private static final int GEN_SIZE = 1_000;

	private final String name;

	private final long seed;

	private final Subject subject;

	ProgramRun(String name, Subject subject) {
		this.name = name;
		this.seed = Stress.seed(name);
		this.subject = subject;
	}

	void run(int programs) {
		long begin = System.nanoTime();
		for (int from = 0; from < programs; from += BATCH) {
			int first = from;
			AtomicReference<String> failure = new AtomicReference<>();
			JqwikSession.run(() -> failure.set(batch(first, Math.min(BATCH, programs - first))));
			if (failure.get() != null) {
				Stress.report(this.name, failure.get());
				throw new AssertionError(failure.get());
			}
			int done = Math.min(programs, from + BATCH);
			if (done * 10L / programs != from * 10L / programs) {
				long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin);
				Stress.report(this.name, done + " of " + programs + " programs in " + millis + " ms");
			}
		}
	}

	private @Nullable String batch(int first, int count) {
		RandomGenerator<Program> generator = Programs.all().generator(GEN_SIZE, false);
		for (int i = first; i < first + count; i++) {
			Shrinkable<Program> program = generator.next(new Random(this.seed + i));
			String violation = this.subject.run(program.value());
			if (violation != null) {
				return shrink(program, violation, i);
			}
		}
		return null;
	}

	private String shrink(Shrinkable<Program> failing, String violation, int number) {
		Stress.report(this.name, "program " + number + " failed, and is shrunk: " + violation);
		long begin = System.nanoTime();
		Shrinkable<Program> least = failing;
		String found = violation;
		int tried = 0;
		Iterator<Shrinkable<Program>> candidates = least.shrink().iterator();
		while (candidates.hasNext() && System.nanoTime() - begin < SHRINK_NANOS) {
			Shrinkable<Program> candidate = candidates.next();
			String again = this.subject.retry(candidate.value());
			tried++;
			if (again != null) {
				least = candidate;
				found = again;
				candidates = least.shrink().iterator();
			}
		}
		return this.name + ", program " + number + ": " + violation + "\nshrunk from " + failing.value().size() + " to "
				+ least.value().size() + " acts in " + tried + " attempts: " + found + "\n" + least.value()
				+ "\nrepeat it with -D" + Stress.SEED + "=" + (this.seed + number);
	}

	/** What runs a program. */
	interface Subject {

		/** Runs it once. Returns what is wrong, or {@code null}. */
		@Nullable String run(Program program);

		/** Runs it as often as a program that failed may need to fail again. */
		default @Nullable String retry(Program program) {
			return run(program);
		}

	}

}
