package io.troupe.benchmark.memory;

import java.io.IOException;
import java.lang.ref.Reference;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.troupe.benchmark.ForkedJvm;
import io.troupe.benchmark.peer.Peer;
import io.troupe.benchmark.peer.Peers;

/**
 * Measures the bytes of heap for each idle actor: what is in use with all of them, each
 * after one message, less what was in use before, divided by their number. The actor's
 * object with a counter is in it, and so are the handle and the slot of the array that
 * the user keeps it in.
 */
public final class IdleActors {

	private static final int FIRST = 1_000;

	private static final String RESULT = "bytes each: ";

	private IdleActors() {
	}

	/**
	 * Measures in a JVM of its own.
	 * @param peer whose actors
	 * @param count how many
	 * @param options more options of the JVM
	 * @return the bytes for each
	 */
	public static double bytesPerIdleActor(String peer, int count, String... options)
			throws IOException, InterruptedException {
		List<String> lines = new ForkedJvm(IdleActors.class).options("-Xmx3g")
			.options(options)
			.run(peer, Integer.toString(count));
		// a peer may log a line of its own
		String line = lines.stream().filter((each) -> each.contains(RESULT)).findFirst().orElseThrow();
		return Double.parseDouble(line.substring(line.indexOf(RESULT) + RESULT.length()));
	}

	private static double measure(String peer, int count) throws InterruptedException {
		try (Peer<?> opened = Peers.open(peer, IdleActors.class)) {
			Crowd crowd = Crowd.of(opened);
			Object[] first = gather(crowd, FIRST);
			long before = Heap.used();
			Object[] handles = gather(crowd, count);
			long after = Heap.used();
			Reference.reachabilityFence(first);
			Reference.reachabilityFence(handles);
			return (after - before) / (double) count;
		}
	}

	private static Object[] gather(Crowd crowd, int count) throws InterruptedException {
		Object[] handles = new Object[count];
		CountDownLatch message = new CountDownLatch(count);
		crowd.gather(handles, message);
		if (!message.await(2, TimeUnit.MINUTES)) {
			throw new IllegalStateException(message.getCount() + " actors have not had their message");
		}
		return handles;
	}

	/**
	 * Prints one line, the bytes at its end.
	 * @param args the peer and the number of actors
	 */
	public static void main(String[] args) throws InterruptedException {
		String peer = args[0];
		int count = Integer.parseInt(args[1]);
		System.out.printf(Locale.ROOT, "%s, %d idle actors, %s%.1f%n", peer, count, RESULT, measure(peer, count));
		System.exit(0);
	}

}
