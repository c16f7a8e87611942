package io.troupe.benchmark;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.troupe.ActorSpec;
import io.troupe.MailboxOptions;
import io.troupe.Overflow;
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
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What the bound of a mailbox costs a fast actor that feeds a slower one: the smaller the
 * bound, the more often the fast one is muted and woken. On two cores the curve is flat
 * within noise from 64 messages on, so the default capacity is not a matter of
 * throughput: it is room for a burst.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(2)
public class MailboxCapacityBenchmark {

	private static final int MESSAGES = 200_000;

	private static final int BURST = 50;

	@Param({ "64", "256", "1024", "4096", "8192", "65536", "0" })
	private int capacity;

	private LocalTroupe troupe;

	private SinkHandle<CountDownLatch> source;

	@Setup(Level.Trial)
	public void start() {
		this.troupe = LocalTroupe.builder().build();
		SinkHandle<Object> slow = this.troupe.add(ActorSpec.sink(Slow::new)
			.named("slow")
			.mailbox(MailboxOptions.of(this.capacity, Overflow.BACKPRESSURE)));
		this.source = this.troupe.add(ActorSpec.sink(() -> new Fast(slow)).named("fast"));
		this.troupe.start();
	}

	@TearDown(Level.Trial)
	public void stop() {
		this.troupe.close();
	}

	@Benchmark
	@OperationsPerInvocation(MESSAGES)
	public void feed() throws InterruptedException {
		CountDownLatch done = new CountDownLatch(1);
		this.source.send(done);
		if (!done.await(1, TimeUnit.MINUTES)) {
			throw new IllegalStateException("the messages did not arrive");
		}
	}

	/** Sends a burst in each turn, and itself the latch for the next. */
	private static final class Fast implements SinkActor<CountDownLatch> {

		private final SinkHandle<Object> slow;

		private int sent;

		Fast(SinkHandle<Object> slow) {
			this.slow = slow;
		}

		@Override
		public void onMessage(CountDownLatch done, SinkContext<CountDownLatch> context) {
			for (int i = 0; i < BURST; i++) {
				this.slow.send(this);
			}
			this.sent += BURST;
			if (this.sent < MESSAGES) {
				context.self().send(done);
			}
			else {
				this.sent = 0;
				this.slow.send(done);
			}
		}

	}

	/** Works a little on each message. */
	private static final class Slow implements SinkActor<Object> {

		private long state = 1;

		@Override
		public void onMessage(Object message, SinkContext<Object> context) {
			for (int i = 0; i < 40; i++) {
				this.state = this.state * 6364136223846793005L + 1442695040888963407L;
			}
			if (message instanceof CountDownLatch done && this.state != 0) {
				done.countDown();
			}
		}

	}

}
