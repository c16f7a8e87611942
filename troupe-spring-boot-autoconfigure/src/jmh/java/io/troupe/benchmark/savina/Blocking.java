package io.troupe.benchmark.savina;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import io.troupe.benchmark.peer.Inside;
import io.troupe.benchmark.peer.Peer;
import io.troupe.benchmark.peer.Role;
import io.troupe.benchmark.peer.Script;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Two thousand actors block their thread for 5 ms in each of five messages: the time
 * until all are done, 25 ms at best.
 */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2)
@Measurement(iterations = 5)
public class Blocking extends SavinaBenchmark {

	private static final int ACTORS = 2_000;

	private static final int MESSAGES = 5;

	private static final long MILLIS = 5;

	@Override
	<A> Round prepare(Peer<A> peer) {
		Role<A> role = peer.blockingRole("sleeper", Sleeper<A>::new);
		List<A> sleepers = Stream.generate(() -> peer.spawn(role)).limit(ACTORS).toList();
		return (finish) -> {
			for (int i = 0; i < MESSAGES; i++) {
				sleepers.forEach((sleeper) -> peer.tell(sleeper, Counter.INCREMENT));
			}
			sleepers.forEach((sleeper) -> peer.tell(sleeper, finish));
		};
	}

	@Benchmark
	public void blocking() throws Exception {
		play(ACTORS, ACTORS * MESSAGES);
	}

	/** Counts, which takes it long. */
	private static final class Sleeper<A> implements Script<A> {

		private final Counter<A> counter = new Counter<>();

		@Override
		@SuppressWarnings("checkstyle:sleep")
		public void receive(Object message, Inside<A> inside) throws InterruptedException {
			if (message == Counter.INCREMENT) {
				Thread.sleep(MILLIS);
			}
			this.counter.receive(message, inside);
		}

	}

}
