package io.troupe.benchmark.compare;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The peers: who can play what, where it is not all, and who is named first. */
final class Lineup {

	static final String TROUPE = "troupe";

	/** Pekko as it comes: what all are compared to. */
	static final String PEKKO = "pekko";

	static final String PEKKO_TUNED = "pekko-tuned";

	private static final List<String> ORDER = List.of(TROUPE, "troupe-bare", PEKKO, PEKKO_TUNED, "pekko-virtual",
			"vertx", "reactor", "xoom", "executor", "virtual", "jctools", "disruptor");

	private static final int VIRTUAL_THREADS = 21;

	private static final Set<String> NEED_VIRTUAL_THREADS = Set.of("virtual", "pekko-virtual");

	// bare queues have a producer and a consumer, but no actors
	private static final Set<String> QUEUE_CASES = Set.of("CountingThread", "FanIn");

	private static final Map<String, Set<String>> ONLY = Map.of("jctools", QUEUE_CASES, "disruptor", QUEUE_CASES);

	private Lineup() {
	}

	static boolean plays(String peer, Case subject, Jdk jdk) {
		if (jdk.version() < VIRTUAL_THREADS && NEED_VIRTUAL_THREADS.contains(peer)) {
			return false;
		}
		return !ONLY.containsKey(peer) || ONLY.get(peer).contains(subject.name());
	}

	/** Troupe and Pekko first; those that nobody has heard of last. */
	static List<String> inOrder(Collection<String> peers) {
		Comparator<String> place = Comparator
			.comparingInt((peer) -> ORDER.contains(peer) ? ORDER.indexOf(peer) : ORDER.size());
		return peers.stream().distinct().sorted(place.thenComparing(Comparator.naturalOrder())).toList();
	}

}
