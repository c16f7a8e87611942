package io.troupe.benchmark;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.troupe.ActorSpec;
import io.troupe.JointActor;
import io.troupe.JointHandle;
import io.troupe.StreamContext;
import io.troupe.runtime.LocalTroupe;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What a subscriber that is blocked for good costs an actor and its other subscribers:
 * items a second from the broadcast until the last of 99 has them, with and without a
 * hundredth that never comes back.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
public class BlockedSubscriberBenchmark {

	private static final int SUBSCRIBERS = 99;

	private static final int ITEMS = 200;

	@Param({ "false", "true" })
	private boolean blocked;

	private final CountDownLatch forGood = new CountDownLatch(1);

	private LocalTroupe troupe;

	private JointHandle<CountDownLatch, Object> speaker;

	@Setup(Level.Trial)
	public void start() throws InterruptedException {
		this.troupe = LocalTroupe.builder().build();
		this.speaker = this.troupe.add(ActorSpec.joint(Speaker::new).named("speaker"));
		this.troupe.start();
		for (int i = 0; i < SUBSCRIBERS; i++) {
			this.speaker.subscribe(BlockedSubscriberBenchmark::hear, (missed) -> {
				throw new IllegalStateException(missed + " items lost");
			});
		}
		if (this.blocked) {
			CountDownLatch stuck = new CountDownLatch(1);
			this.speaker.subscribe((item) -> {
				stuck.countDown();
				block();
			}, (missed) -> {
			});
			broadcast();
			if (!stuck.await(1, TimeUnit.MINUTES)) {
				throw new IllegalStateException("nobody is blocked");
			}
		}
	}

	private static void hear(Object item) {
		if (item instanceof CountDownLatch done) {
			done.countDown();
		}
	}

	private void block() {
		try {
			this.forGood.await();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	@TearDown(Level.Trial)
	public void stop() {
		this.forGood.countDown();
		this.troupe.close();
	}

	@Benchmark
	@OperationsPerInvocation(ITEMS)
	public void broadcast() throws InterruptedException {
		CountDownLatch done = new CountDownLatch(SUBSCRIBERS);
		this.speaker.send(done);
		if (!done.await(1, TimeUnit.MINUTES)) {
			throw new IllegalStateException("the items did not arrive");
		}
	}

	/** Broadcasts some items, the latch as the last. */
	private static final class Speaker implements JointActor<CountDownLatch, Object> {

		@Override
		public void onMessage(CountDownLatch done, StreamContext<CountDownLatch, Object> context) {
			for (int i = 1; i < ITEMS; i++) {
				context.broadcast(this);
			}
			context.broadcast(done);
		}

	}

}
