package io.troupe.benchmark.memory;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.troupe.ActorSpec;
import io.troupe.Reply;
import io.troupe.SinkActor;
import io.troupe.SinkContext;
import io.troupe.SinkHandle;
import io.troupe.benchmark.ForkedJvm;
import io.troupe.benchmark.peer.TroupePeer;
import io.troupe.runtime.LocalTroupe;

/**
 * Shows ten million idle actors in a heap of 4 GB: each has handled a message, and a
 * million of them, picked at random, are asked and answer. Ends with a failure if any
 * does not.
 */
public final class TenMillionActors {

	private static final int ACTORS = 10_000_000;

	private static final int ASKS = 1_000_000;

	private static final int IN_FLIGHT = 1_000;

	private final LocalTroupe troupe = TroupePeer.withDefaults().engine();

	private final Object[] handles = new Object[ACTORS];

	private TenMillionActors() {
	}

	private void spawn() throws InterruptedException {
		ActorSpec<SinkHandle<Object>> spec = ActorSpec.sink(Idler::new).named("idle");
		CountDownLatch handled = new CountDownLatch(ACTORS);
		long begin = System.nanoTime();
		for (int i = 0; i < ACTORS; i++) {
			SinkHandle<Object> handle = this.troupe.spawn(spec).handle();
			handle.send(handled);
			this.handles[i] = handle;
		}
		if (!handled.await(5, TimeUnit.MINUTES)) {
			throw new IllegalStateException(handled.getCount() + " actors have not had their message");
		}
		print("spawned, one message each", begin);
	}

	private void ask() throws Exception {
		SplittableRandom random = new SplittableRandom();
		BitSet asked = new BitSet(ACTORS);
		Deque<CompletableFuture<Integer>> answers = new ArrayDeque<>();
		long begin = System.nanoTime();
		for (int i = 0; i < ASKS; i++) {
			if (answers.size() == IN_FLIGHT) {
				check(answers.removeFirst());
			}
			answers.addLast(ask(pick(random, asked)));
		}
		while (!answers.isEmpty()) {
			check(answers.removeFirst());
		}
		print(ASKS + " asked at random, all answered", begin);
	}

	private static int pick(SplittableRandom random, BitSet asked) {
		int index = random.nextInt(ACTORS);
		while (asked.get(index)) {
			index = random.nextInt(ACTORS);
		}
		asked.set(index);
		return index;
	}

	@SuppressWarnings("unchecked")
	private CompletableFuture<Integer> ask(int index) {
		return ((SinkHandle<Object>) this.handles[index]).ask(Inquiry::new);
	}

	private static void check(CompletableFuture<Integer> answer) throws Exception {
		int count = answer.get(1, TimeUnit.MINUTES);
		if (count != 2) {
			throw new IllegalStateException("An actor counted " + count + " messages instead of 2");
		}
	}

	private static void print(String what, long begin) {
		System.out.printf(Locale.ROOT, "%s: %.1f s%n", what, (System.nanoTime() - begin) / 1e9);
	}

	private void run() throws Exception {
		System.out.printf(Locale.ROOT, "%d actors, heap of %d MB, Java %s%n", ACTORS,
				megabytes(Runtime.getRuntime().maxMemory()), Runtime.version());
		spawn();
		long used = Heap.used();
		System.out.printf(Locale.ROOT, "in use: %d MB, %.1f bytes for each actor%n", megabytes(used),
				used / (double) ACTORS);
		ask();
		long living = this.troupe.population("idle").orElseThrow().live();
		if (living != ACTORS) {
			throw new IllegalStateException(living + " actors live");
		}
	}

	private static long megabytes(long bytes) {
		return bytes >> 20;
	}

	/**
	 * Runs in a JVM with a heap of 4 GB.
	 * @param args nothing, or in that JVM {@code here}
	 */
	public static void main(String[] args) throws Exception {
		if (args.length == 0) {
			new ForkedJvm(TenMillionActors.class).options("-Xmx4g").run(System.out::println, "here");
			return;
		}
		// the JVM ends with the actors alive: ending them one by one would show nothing
		new TenMillionActors().run();
	}

	private record Inquiry(Reply<Integer> reply) {

	}

	/** Counts its messages. */
	private static final class Idler implements SinkActor<Object> {

		private int count;

		@Override
		public void onMessage(Object message, SinkContext<Object> context) {
			this.count++;
			if (message instanceof Inquiry inquiry) {
				inquiry.reply().send(this.count);
			}
			else if (message instanceof CountDownLatch handled) {
				handled.countDown();
			}
		}

	}

}
