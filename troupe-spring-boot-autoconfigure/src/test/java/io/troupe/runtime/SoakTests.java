package io.troupe.runtime;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import java.util.function.ToLongFunction;
import java.util.logging.Logger;

import io.troupe.ActorSpec;
import io.troupe.MailboxOptions;
import io.troupe.Overflow;
import io.troupe.SinkActor;
import io.troupe.SinkContext;
import io.troupe.SinkHandle;
import io.troupe.Spawned;
import io.troupe.Supervision;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An engine under full load for long: ten thousand actors, one message in a hundred
 * fails, actors are stopped and spawned throughout. Every message is accounted for at the
 * end, and neither heap nor threads grow on the way.
 */
class SoakTests {

	/** Names the system property that says how long the long form runs, such as PT3M. */
	static final String DURATION = "troupe.soak.duration";

	private static final int SENDERS = 2;

	private static final int CAPACITY = 64;

	/** Sends between two of a sender's actors that are replaced. */
	private static final int SENDS_PER_SPAWN = 100;

	@Test
	void everyMessageIsAccountedForAfterSomeSeconds() {
		new Run(500, Duration.ofSeconds(3), Duration.ofSeconds(1)).run();
	}

	@Test
	@Tag("stress")
	void neitherHeapNorThreadsGrowUnderFullLoad() {
		Duration duration = Duration.parse(System.getProperty(DURATION, "PT30M"));
		Duration minute = Duration.ofMinutes(1);
		List<Figures> figures = new Run(10_000, duration,
				(duration.compareTo(minute.multipliedBy(5)) < 0) ? duration.dividedBy(6) : minute)
			.run();

		// the first third warms up
		List<Figures> warm = figures.subList(figures.size() / 3, figures.size());
		int half = warm.size() / 2;
		assertThat(heap(warm.subList(half, warm.size()))).as("least heap after a collection, late against early")
			.isLessThan(heap(warm.subList(0, Math.max(1, half))) * 5 / 4 + (16 << 20));
		int threads = warm.get(0).threads();
		assertThat(warm).extracting(Figures::threads).allMatch((count) -> count <= threads + 2);
	}

	private static long heap(List<Figures> figures) {
		return figures.stream().mapToLong(Figures::heap).min().orElseThrow();
	}

	/**
	 * What a look finds.
	 *
	 * @param heap bytes in use after a collection
	 * @param threads live threads of the JVM
	 * @param accepted messages accepted so far
	 * @param processed messages handled so far
	 * @param dead dead letters so far
	 */
	private record Figures(long heap, int threads, long accepted, long processed, long dead) {

	}

	private static final class Run {

		private final int count;

		private final Duration duration;

		private final Duration interval;

		private final TestEngine engine = TestEngine.startWithoutEvents((builder) -> {
		});

		private final AtomicReferenceArray<Spawned<SinkHandle<Integer>>> actors;

		private final LongAdder sent = new LongAdder();

		private final LongAdder accepted = new LongAdder();

		private final LongAdder handled = new LongAdder();

		private final LongAdder failed = new LongAdder();

		private final LongAdder replaced = new LongAdder();

		private final AtomicInteger ending = new AtomicInteger();

		private volatile boolean over;

		Run(int count, Duration duration, Duration interval) {
			this.count = count;
			this.duration = duration;
			this.interval = interval;
			this.actors = new AtomicReferenceArray<>(count);
		}

		List<Figures> run() {
			long seed = Stress.seed("soak");
			List<Figures> figures = new ArrayList<>();
			try (Silence silence = Silence.keep(); TestEngine running = this.engine) {
				for (int place = 0; place < this.count; place++) {
					this.actors.set(place, spawn(place));
				}
				Stress.concurrently(SENDERS + 1, seed, this.duration.plus(Stress.LIMIT), (random, thread) -> {
					if (thread < SENDERS) {
						send(random);
					}
					else {
						watch(figures);
					}
				});
				settle();
			}
			report(figures);
			return figures;
		}

		private Spawned<SinkHandle<Integer>> spawn(int place) {
			Supervision.Strategy strategy = Supervision.Strategy.values()[place % 3];
			Supervision supervision = new Supervision(strategy, 3, Duration.ofSeconds(1),
					new Supervision.Backoff(Duration.ofMillis(1), Duration.ofMillis(8)));
			return this.engine.spawn(ActorSpec.<Integer>sink(() -> new Worked(this))
				.named("soaked " + place % 10)
				.mailbox(new MailboxOptions(CAPACITY, Overflow.REJECT, Duration.ZERO, Integer.MAX_VALUE))
				.supervision(supervision));
		}

		private void send(Random random) {
			for (int number = 0; !this.over; number++) {
				int place = random.nextInt(this.count);
				Spawned<SinkHandle<Integer>> actor = this.actors.get(place);
				this.sent.increment();
				if (actor.handle().trySend(random.nextInt(100))) {
					this.accepted.increment();
				}
				if (number % SENDS_PER_SPAWN == 0) {
					replace(place, random.nextBoolean());
				}
			}
		}

		// bounded, or senders that are faster than the workers would leave behind ever
		// more actors with work to do
		private void replace(int place, boolean now) {
			if (this.ending.incrementAndGet() > this.count) {
				this.ending.decrementAndGet();
				return;
			}
			Spawned<SinkHandle<Integer>> before = this.actors.getAndSet(place, spawn(place));
			if (now) {
				before.stopNow();
			}
			else {
				before.stop();
			}
			before.whenStopped().thenRun(this.ending::decrementAndGet);
			this.replaced.increment();
		}

		private void watch(List<Figures> figures) {
			long begin = System.nanoTime();
			for (int look = 1; System.nanoTime() - begin < this.duration.toNanos(); look++) {
				long due = begin + this.interval.multipliedBy(look).toNanos();
				while (System.nanoTime() - due < 0) {
					LockSupport.parkNanos(due - System.nanoTime());
				}
				figures.add(look());
				Stress.report("soak", describe(figures.get(figures.size() - 1)) + ", ending " + this.ending.get());
			}
			this.over = true;
		}

		private Figures look() {
			System.gc();
			long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
			return new Figures(heap, ManagementFactory.getThreadMXBean().getThreadCount(), this.accepted.sum(),
					this.handled.sum(), dead());
		}

		private static String describe(Figures figures) {
			return "heap " + (figures.heap() >> 10) + " KB, threads " + figures.threads() + ", accepted "
					+ figures.accepted() + ", processed " + figures.processed() + ", dead letters " + figures.dead();
		}

		private long dead() {
			return this.engine.troupe()
				.populations()
				.stream()
				.flatMap((population) -> population.deadLetters().values().stream())
				.mapToLong(Long::longValue)
				.sum();
		}

		/** Ends all actors, and accounts for every message. */
		private void settle() {
			for (int place = 0; place < this.count; place++) {
				this.actors.get(place).stop();
			}
			Soon.until("all actors have ended", () -> this.engine.troupe().actors().isEmpty());
			long dead = dead();
			long processed = sum(Population::processed);
			assertThat(this.handled.sum()).isEqualTo(processed);
			assertThat(sum(Population::failed)).isEqualTo(this.failed.sum());
			assertThat(processed + dead + sum(Population::refused)).as("all that was sent").isEqualTo(this.sent.sum());
			assertThat(this.accepted.sum()).isBetween(processed, processed + dead);
			assertThat(this.failed.sum()).isPositive();
			assertThat(this.replaced.sum()).isPositive();
		}

		private long sum(ToLongFunction<Population> figure) {
			return this.engine.troupe().populations().stream().mapToLong(figure).sum();
		}

		private void report(List<Figures> figures) {
			Stress.report("soak",
					this.count + " actors, " + this.replaced.sum() + " replaced, " + this.sent.sum() + " sent, "
							+ this.accepted.sum() + " accepted, " + this.failed.sum() + " failed, " + figures.size()
							+ " looks");
		}

	}

	/** Fails at one message in a hundred. */
	private static final class Worked implements SinkActor<Integer> {

		private final Run run;

		Worked(Run run) {
			this.run = run;
		}

		@Override
		public void onMessage(Integer number, SinkContext<Integer> context) {
			if (number == 0) {
				this.run.failed.increment();
				throw new IllegalStateException("failed");
			}
			this.run.handled.increment();
		}

	}

	/** Keeps a million failures out of the log. */
	private static final class Silence implements AutoCloseable {

		private final Logger logger = Logger.getLogger("io.troupe");

		static Silence keep() {
			Silence silence = new Silence();
			// a filter does not hold for the loggers below, of which one is for the
			// figures
			silence.logger.setFilter((entry) -> false);
			return silence;
		}

		@Override
		public void close() {
			this.logger.setFilter(null);
		}

	}

}
