package io.troupe.benchmark.growth;

import java.lang.management.ManagementFactory;
import java.util.Arrays;

import com.sun.management.ThreadMXBean;
import io.troupe.ActorSpec;
import io.troupe.SinkActor;
import io.troupe.SinkContext;
import io.troupe.SinkHandle;
import io.troupe.benchmark.peer.TroupePeer;
import io.troupe.runtime.LocalTroupe;

/**
 * The time and the allocation of a message against the bytes that it carries, which are
 * allocated for each message, beside the time of that allocation alone. Two actors send
 * to and fro.
 */
final class MessageSize implements Curve {

	private static final int MOST_HOPS = 100_000;

	private static final int MOST_BYTES = 1 << 29;

	/** Keeps the compiler from leaving the allocation out. */
	private static volatile byte[] sink;

	@Override
	public int[] sizes() {
		return new int[] { 16, 64, 256, 1 << 10, 1 << 12, 1 << 14, 1 << 16 };
	}

	@Override
	public Trial at(int size) {
		return new Match(size);
	}

	/** Two actors that play. */
	private static final class Match implements Trial {

		private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

		private final LocalTroupe troupe = TroupePeer.withDefaults().engine();

		private final SinkHandle<Ball> ping = this.troupe.add(ActorSpec.sink(Player::new).named("ping"));

		private final SinkHandle<Ball> pong = this.troupe.add(ActorSpec.sink(Player::new).named("pong"));

		private final int size;

		private final int hops;

		Match(int size) {
			this.size = size;
			this.hops = Math.min(MOST_HOPS, MOST_BYTES / size);
		}

		@Override
		public void run(Readings readings) throws InterruptedException {
			Arrivals done = new Arrivals(1);
			long allocated = -allocated();
			long begin = System.nanoTime();
			this.ping.send(new Ball(new byte[this.size], this.hops, this.ping, this.pong, done));
			done.await();
			readings.addSince("message", begin, this.hops);
			allocated += allocated();
			readings.add("allocated", "B", allocated / (double) this.hops);
			begin = System.nanoTime();
			for (int i = 0; i < this.hops; i++) {
				sink = new byte[this.size];
			}
			readings.addSince("allocation alone", begin, this.hops);
		}

		private long allocated() {
			return Arrays.stream(this.threads.getThreadAllocatedBytes(this.threads.getAllThreadIds()))
				.filter((bytes) -> bytes > 0)
				.sum();
		}

		@Override
		public void close() {
			this.troupe.close();
		}

	}

	/** A message with its load. */
	private record Ball(byte[] load, int left, SinkHandle<Ball> here, SinkHandle<Ball> there, Arrivals done) {

		void play() {
			if (this.left == 0) {
				this.done.one();
			}
			else {
				this.there.send(new Ball(new byte[this.load.length], this.left - 1, this.there, this.here, this.done));
			}
		}

	}

	/** Sends a ball of its own for each that it gets. */
	private static final class Player implements SinkActor<Ball> {

		@Override
		public void onMessage(Ball ball, SinkContext<Ball> context) {
			ball.play();
		}

	}

}
