package io.troupe.benchmark.savina;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import io.troupe.benchmark.peer.Inside;
import io.troupe.benchmark.peer.Peer;
import io.troupe.benchmark.peer.Script;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * An actor that is not declared to block sends to another and then blocks its thread for
 * 50 ms: how late the other starts. The scores are the secondary ones, in microseconds;
 * they hold for one iteration, since JMH adds up those of several.
 */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 1)
@Measurement(iterations = 1)
public class Stall extends SavinaBenchmark {

	private static final int STALLS = 51;

	private static final long MILLIS = 50;

	@Override
	<A> Round prepare(Peer<A> peer) {
		A starter = peer.spawn(peer.role("starter", Starter<A>::new));
		A blocker = peer.spawn(peer.role("blocker", () -> new Blocker<>(starter)));
		return (finish) -> peer.tell(blocker, finish);
	}

	@Benchmark
	public void stall(Lateness lateness) throws Exception {
		for (int i = 0; i < STALLS; i++) {
			lateness.nanos.add(play(2));
		}
	}

	/** What the other actor was late by. */
	@State(Scope.Thread)
	@AuxCounters(AuxCounters.Type.EVENTS)
	public static class Lateness {

		private final List<Long> nanos = new ArrayList<>();

		@Setup(Level.Iteration)
		public void clear() {
			this.nanos.clear();
		}

		public double medianMicros() {
			return micros((this.nanos.size() - 1) / 2);
		}

		public double maxMicros() {
			return micros(this.nanos.size() - 1);
		}

		private double micros(int rank) {
			return this.nanos.stream().sorted().skip(rank).findFirst().orElseThrow() / 1_000.0;
		}

	}

	private record Start(Finish finish, long sentNanos) {

	}

	/** Sends, blocks, and reports once it no longer does. */
	private static final class Blocker<A> implements Script<A> {

		private final A starter;

		Blocker(A starter) {
			this.starter = starter;
		}

		@Override
		@SuppressWarnings("checkstyle:sleep")
		public void receive(Object message, Inside<A> inside) throws InterruptedException {
			Finish finish = (Finish) message;
			inside.tell(this.starter, new Start(finish, System.nanoTime()));
			Thread.sleep(MILLIS);
			finish.report(0);
		}

	}

	/** Reports when it started. */
	private static final class Starter<A> implements Script<A> {

		@Override
		public void receive(Object message, Inside<A> inside) {
			Start start = (Start) message;
			start.finish().report(System.nanoTime() - start.sentNanos());
		}

	}

}
