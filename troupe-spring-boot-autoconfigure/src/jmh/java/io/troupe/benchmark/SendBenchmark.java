package io.troupe.benchmark;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.troupe.ActorSpec;
import io.troupe.SinkActor;
import io.troupe.SinkContext;
import io.troupe.SinkHandle;
import io.troupe.runtime.LocalTroupe;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The way of a message, from {@code send} to {@code onMessage}: two actors that send one
 * message to and fro, which mostly stays on one core and so is the steadiest to measure a
 * change of that way with.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class SendBenchmark {

	private static final int HOPS = 200_000;

	private LocalTroupe troupe;

	private SinkHandle<CountDownLatch> ping;

	@Setup(Level.Trial)
	public void start() {
		this.troupe = LocalTroupe.builder().parallelism(1).build();
		Player[] players = { new Player(), new Player() };
		this.ping = this.troupe.add(ActorSpec.<CountDownLatch>sink(() -> players[0]).named("ping"));
		players[1].other = this.ping;
		players[0].other = this.troupe.add(ActorSpec.<CountDownLatch>sink(() -> players[1]).named("pong"));
		this.troupe.start();
	}

	@TearDown(Level.Trial)
	public void stop() {
		this.troupe.close();
	}

	@Benchmark
	@OperationsPerInvocation(HOPS)
	public void pingPong() throws InterruptedException {
		CountDownLatch done = new CountDownLatch(1);
		this.ping.send(done);
		if (!done.await(1, TimeUnit.MINUTES)) {
			throw new IllegalStateException("the ball was lost");
		}
	}

	/** Sends the ball back, until it has been here often enough. */
	private static final class Player implements SinkActor<CountDownLatch> {

		private SinkHandle<CountDownLatch> other;

		private int hops;

		@Override
		public void onMessage(CountDownLatch done, SinkContext<CountDownLatch> context) {
			if (++this.hops < HOPS / 2) {
				this.other.send(done);
				return;
			}
			this.hops = 0;
			if (context.name().equals("ping")) {
				// the other one is told to begin anew, too
				this.other.send(done);
			}
			else {
				done.countDown();
			}
		}

	}

}
