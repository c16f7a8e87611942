package io.troupe.benchmark.memory;

import java.util.concurrent.CountDownLatch;

import io.troupe.benchmark.peer.Peer;
import io.troupe.benchmark.peer.PekkoPeer;
import io.troupe.benchmark.peer.TroupePeer;

/**
 * Actors of one peer that hold nothing but a counter, written against the peer's own API
 * where a layer in between would weigh something.
 */
interface Crowd {

	static Crowd of(Peer<?> peer) {
		if (peer instanceof TroupePeer troupe) {
			return new TroupeCrowd(troupe);
		}
		return (peer instanceof PekkoPeer pekko) ? new PekkoCrowd(pekko) : new PeerCrowd<>(peer);
	}

	/**
	 * Spawns actors and gives each of them its first message.
	 * @param handles filled with what the user keeps of each actor
	 * @param message what to send; each actor counts it down
	 */
	void gather(Object[] handles, CountDownLatch message) throws InterruptedException;

}
