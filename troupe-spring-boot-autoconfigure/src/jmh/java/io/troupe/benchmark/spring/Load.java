package io.troupe.benchmark.spring;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;

/** Some clients that request the same all the time, each over a connection of its own. */
final class Load {

	private final int port;

	private final String path;

	private final int clients;

	Load(int port, String path, int clients) {
		this.port = port;
		this.path = path;
		this.clients = clients;
	}

	/**
	 * Requests for a while.
	 * @param seconds how long
	 * @return what the clients have seen
	 */
	Outcome run(int seconds) throws Exception {
		ExecutorService threads = Executors.newFixedThreadPool(this.clients);
		try {
			long begin = System.nanoTime();
			Callable<long[]> client = () -> request(begin + TimeUnit.SECONDS.toNanos(seconds));
			List<Future<long[]>> running = new ArrayList<>();
			for (int i = 0; i < this.clients; i++) {
				running.add(threads.submit(client));
			}
			List<long[]> latencies = new ArrayList<>();
			for (Future<long[]> each : running) {
				latencies.add(each.get());
			}
			return Outcome.of(latencies, System.nanoTime() - begin);
		}
		finally {
			threads.shutdownNow();
		}
	}

	private long[] request(long end) throws IOException {
		try (KeepAliveClient client = new KeepAliveClient(this.port, this.path)) {
			LongStream.Builder latencies = LongStream.builder();
			long begin = System.nanoTime();
			while (begin - end < 0) {
				client.get();
				long now = System.nanoTime();
				latencies.add(now - begin);
				begin = now;
			}
			return latencies.build().toArray();
		}
	}

	/**
	 * What the clients have seen.
	 *
	 * @param requests how many were answered
	 * @param perSecond how many in a second
	 * @param medianMicros how long one took
	 * @param slowMicros how long one in a hundred took at least
	 */
	record Outcome(long requests, double perSecond, double medianMicros, double slowMicros) {

		private static Outcome of(List<long[]> latencies, long nanos) {
			long[] sorted = latencies.stream().flatMapToLong(Arrays::stream).sorted().toArray();
			return new Outcome(sorted.length, sorted.length * 1e9 / nanos, sorted[sorted.length / 2] / 1e3,
					sorted[(int) (sorted.length * 0.99)] / 1e3);
		}

	}

}
