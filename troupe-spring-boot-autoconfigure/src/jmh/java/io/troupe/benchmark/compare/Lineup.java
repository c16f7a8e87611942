package io.troupe.benchmark.compare;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** The peers: who can play what, where it is not all, and who is named first. */
final class Lineup {

	static final String TROUPE = "troupe";

	/** Pekko as it comes: what all are compared to. */
	static final String PEKKO = "pekko";

	static final String PEKKO_TUNED = "pekko-tuned";

	private static final List<String> ORDER = List.of(TROUPE, "troupe-bare", PEKKO, PEKKO_TUNED, "pekko-virtual",
			"vertx", "reactor", "xoom", "executor", "virtual", "jctools", "disruptor-spinning", "disruptor-yielding");

	private static final String ALL = "all";

	private static final int VIRTUAL_THREADS = 21;

	private static final Set<String> NEED_VIRTUAL_THREADS = Set.of("virtual", "pekko-virtual");

	// they have no actors that send
	private static final Set<String> BARE_QUEUES = Set.of("jctools", "disruptor-spinning", "disruptor-yielding");

	private static final Set<String> PLAIN_THREADS_SEND = Set.of("CountingThread", "FanIn");

	private Lineup() {
	}

	/**
	 * Who is to play a case: those that are named or all, else those that the case names.
	 */
	static List<String> of(Case subject, Jdk jdk, List<String> named) {
		List<String> peers = named.contains(ALL) ? ORDER : named.isEmpty() ? subject.peers() : named;
		return peers.stream().filter((peer) -> plays(peer, subject, jdk)).toList();
	}

	private static boolean plays(String peer, Case subject, Jdk jdk) {
		if (jdk.version() < VIRTUAL_THREADS && NEED_VIRTUAL_THREADS.contains(peer)) {
			return false;
		}
		return !BARE_QUEUES.contains(peer) || PLAIN_THREADS_SEND.contains(subject.name());
	}

	/** Troupe and Pekko first; those that nobody has heard of last. */
	static List<String> inOrder(Collection<String> peers) {
		Comparator<String> place = Comparator
			.comparingInt((peer) -> ORDER.contains(peer) ? ORDER.indexOf(peer) : ORDER.size());
		return peers.stream().distinct().sorted(place.thenComparing(Comparator.naturalOrder())).toList();
	}

}
