package io.troupe.benchmark.memory;

import java.util.concurrent.CountDownLatch;

import io.troupe.ActorSpec;
import io.troupe.SinkActor;
import io.troupe.SinkContext;
import io.troupe.SinkHandle;
import io.troupe.benchmark.peer.TroupePeer;

/**
 * Actors of Troupe with the defaults, spawned from outside; the user keeps the handle.
 */
final class TroupeCrowd implements Crowd {

	private final TroupePeer peer = TroupePeer.withDefaults();

	private final ActorSpec<SinkHandle<CountDownLatch>> spec = ActorSpec.<CountDownLatch>sink(Idler::new).named("idle");

	@Override
	public void gather(Object[] handles, CountDownLatch message) {
		for (int i = 0; i < handles.length; i++) {
			SinkHandle<CountDownLatch> handle = this.peer.engine().spawn(this.spec).handle();
			handle.send(message);
			handles[i] = handle;
		}
	}

	@Override
	public void close() {
		this.peer.close();
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
