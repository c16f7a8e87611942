package io.troupe.benchmark.memory;

import java.util.concurrent.CountDownLatch;

import io.troupe.benchmark.peer.Inside;
import io.troupe.benchmark.peer.Peer;
import io.troupe.benchmark.peer.Role;
import io.troupe.benchmark.peer.Script;

/**
 * Actors of any peer through the layer that the benchmarks of speed use, whose two
 * objects for each actor are counted too.
 *
 * @param <A> the peer's address of an actor, which the user keeps
 */
final class PeerCrowd<A> implements Crowd {

	private final Peer<A> peer;

	private final Role<A> role;

	PeerCrowd(Peer<A> peer) {
		this.peer = peer;
		this.role = peer.role("idle", Idler<A>::new);
	}

	@Override
	public void gather(Object[] handles, CountDownLatch message) {
		for (int i = 0; i < handles.length; i++) {
			A address = this.peer.spawn(this.role);
			this.peer.tell(address, message);
			handles[i] = address;
		}
	}

	/** Counts its messages. */
	private static final class Idler<A> implements Script<A> {

		private int count;

		@Override
		public void receive(Object message, Inside<A> inside) {
			this.count++;
			((CountDownLatch) message).countDown();
		}

	}

}
