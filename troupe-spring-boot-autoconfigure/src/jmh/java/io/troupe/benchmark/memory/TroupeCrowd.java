package io.troupe.benchmark.memory;

import java.util.concurrent.CountDownLatch;

import io.troupe.ActorSpec;
import io.troupe.SinkActor;
import io.troupe.SinkContext;
import io.troupe.SinkHandle;
import io.troupe.benchmark.peer.TroupePeer;
import io.troupe.runtime.LocalTroupe;

/**
 * Actors of Troupe with the defaults, spawned from outside; the user keeps the handle.
 */
final class TroupeCrowd implements Crowd {

	private final LocalTroupe troupe;

	private final ActorSpec<SinkHandle<CountDownLatch>> spec = ActorSpec.<CountDownLatch>sink(Idler::new).named("idle");

	TroupeCrowd(TroupePeer peer) {
		this.troupe = peer.engine();
	}

	@Override
	public void gather(Object[] handles, CountDownLatch message) {
		for (int i = 0; i < handles.length; i++) {
			SinkHandle<CountDownLatch> handle = this.troupe.spawn(this.spec).handle();
			handle.send(message);
			handles[i] = handle;
		}
	}

	/** Counts its messages. */
	private static final class Idler implements SinkActor<CountDownLatch> {

		private int count;

		@Override
		public void onMessage(CountDownLatch message, SinkContext<CountDownLatch> context) {
			this.count++;
			message.countDown();
		}

	}

}
