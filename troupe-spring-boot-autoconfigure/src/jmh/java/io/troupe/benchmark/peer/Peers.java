package io.troupe.benchmark.peer;

import java.util.Set;

/** Opens a peer by the name it has in parameters, results and plots. */
public final class Peers {

	private static final Set<String> BARE_QUEUES = Set.of("jctools", "disruptor-spinning", "disruptor-yielding");

	private static final Set<String> ON_VIRTUAL_THREADS = Set.of("virtual", "pekko-virtual");

	private Peers() {
	}

	/**
	 * Whether a peer can play a case.
	 * @param peer its name
	 * @param benchmark the case
	 * @param java the feature version of Java that it runs on
	 */
	public static boolean plays(String peer, Class<?> benchmark, int java) {
		return fits(peer, benchmark) && runs(peer, java);
	}

	/** Opens a peer for a case, or says why it cannot play it. */
	public static Peer<?> open(String peer, Class<?> benchmark) {
		if (!fits(peer, benchmark)) {
			throw new IllegalArgumentException(
					"'" + peer + "' cannot play this case: a bare queue has no actors that send");
		}
		if (!runs(peer, Runtime.version().feature())) {
			throw new IllegalArgumentException("'" + peer + "' cannot play on this Java: virtual threads need Java 21");
		}
		return open(peer);
	}

	private static boolean fits(String peer, Class<?> benchmark) {
		return !BARE_QUEUES.contains(peer) || OneWay.class.isAssignableFrom(benchmark);
	}

	private static boolean runs(String peer, int java) {
		return !ON_VIRTUAL_THREADS.contains(peer) || java >= 21;
	}

	private static Peer<?> open(String peer) {
		return switch (peer) {
			case "troupe" -> TroupePeer.withDefaults();
			case "troupe-bare" -> TroupePeer.bare();
			case "pekko" -> PekkoPeer.withDefaults();
			case "pekko-tuned" -> PekkoPeer.tuned();
			case "pekko-virtual" -> PekkoPeer.onVirtualThreads();
			case "reactor" -> new ReactorPeer();
			case "vertx" -> new VertxPeer();
			case "xoom" -> new XoomPeer();
			case "executor" -> new ExecutorPeer();
			case "virtual" -> new VirtualThreadPeer();
			case "jctools" -> new JctoolsPeer();
			case "disruptor-spinning" -> DisruptorPeer.spinning();
			case "disruptor-yielding" -> DisruptorPeer.yielding();
			default -> throw new IllegalArgumentException("There is no peer named '" + peer + "'");
		};
	}

}
