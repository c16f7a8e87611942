package io.troupe.benchmark.memory;

import java.util.concurrent.CountDownLatch;

/**
 * Actors of one peer that hold nothing but a counter, written against the peer's own API
 * where a layer in between would weigh something.
 */
interface Crowd extends AutoCloseable {

	static Crowd of(String peer) {
		return switch (peer) {
			case "troupe" -> new TroupeCrowd();
			case "pekko" -> new PekkoCrowd();
			default -> PeerCrowd.open(peer);
		};
	}

	/**
	 * Spawns actors and gives each of them its first message.
	 * @param handles filled with what the user keeps of each actor
	 * @param message what to send; each actor counts it down
	 */
	void gather(Object[] handles, CountDownLatch message) throws InterruptedException;

	@Override
	void close();

}
