package io.troupe.benchmark.peer;

/** Opens a peer by the name it has in parameters, results and plots. */
public final class Peers {

	private Peers() {
	}

	public static Peer<?> open(String name) {
		return switch (name) {
			case "troupe" -> TroupePeer.withDefaults();
			case "troupe-bare" -> TroupePeer.bare();
			case "pekko" -> PekkoPeer.withDefaults();
			case "pekko-tuned" -> PekkoPeer.tuned();
			default -> throw new IllegalArgumentException("There is no peer named '" + name + "'");
		};
	}

}
