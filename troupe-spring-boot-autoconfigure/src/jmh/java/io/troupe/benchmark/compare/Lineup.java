package io.troupe.benchmark.compare;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;

import io.troupe.benchmark.peer.Peers;

/** The peers: who plays a case, and who is named first. */
final class Lineup {

	static final String TROUPE = "troupe";

	/** Pekko as it comes: what all are compared to. */
	static final String PEKKO = "pekko";

	static final String PEKKO_TUNED = "pekko-tuned";

	private static final List<String> ORDER = List.of(TROUPE, "troupe-bare", PEKKO, PEKKO_TUNED, "pekko-virtual",
			"vertx", "reactor", "xoom", "executor", "virtual", "jctools", "disruptor-spinning", "disruptor-yielding");

	private static final String ALL = "all";

	private Lineup() {
	}

	/**
	 * Who is to play a case: those that are named or all, else those that the case names.
	 */
	static List<String> of(Case subject, Jdk jdk, List<String> named) {
		List<String> peers = named.contains(ALL) ? ORDER : named.isEmpty() ? subject.peers() : named;
		return peers.stream().filter((peer) -> Peers.plays(peer, subject.type(), jdk.version())).toList();
	}

	/** Troupe and Pekko first; those that nobody has heard of last. */
	static List<String> inOrder(Collection<String> peers) {
		Comparator<String> place = Comparator
			.comparingInt((peer) -> ORDER.contains(peer) ? ORDER.indexOf(peer) : ORDER.size());
		return peers.stream().distinct().sorted(place.thenComparing(Comparator.naturalOrder())).toList();
	}

}
