package io.troupe.benchmark.growth;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

import io.troupe.ActorHandle;
import io.troupe.ActorSpec;
import io.troupe.JointActor;
import io.troupe.JointHandle;
import io.troupe.SinkActor;
import io.troupe.SinkContext;
import io.troupe.SinkHandle;
import io.troupe.Source;
import io.troupe.StreamContext;
import io.troupe.benchmark.peer.TroupePeer;
import io.troupe.runtime.LocalTroupe;

/**
 * The time that a broadcast takes the actor, and the time until one subscriber has one
 * item, against the number of subscribers: listeners with threads of the engine's, or
 * actors that have attached the stream. The buffer has room for all items, so nobody
 * loses any.
 */
final class Subscribers implements Curve {

	private static final int BUFFER = 1 << 16;

	private static final int MOST_ITEMS = 50_000;

	private static final int MOST_DELIVERIES = 2_000_000;

	@Override
	public int[] sizes() {
		return new int[] { 1, 10, 100, 1_000 };
	}

	@Override
	public Trial at(int size) throws InterruptedException {
		return new Audiences(size);
	}

	/** Two broadcasting actors, each with an audience of one kind. */
	private static final class Audiences implements Trial {

		private final LocalTroupe troupe = TroupePeer.withDefaults().engine();

		private final AtomicLong missed = new AtomicLong();

		private final List<ActorHandle> attached = new ArrayList<>();

		private final int size;

		private final int items;

		private final JointHandle<Speech, Object> toListeners = speaker("to-listeners");

		private final JointHandle<Speech, Object> toActors = speaker("to-actors");

		Audiences(int size) throws InterruptedException {
			this.size = size;
			this.items = Math.min(MOST_ITEMS, MOST_DELIVERIES / size);
			Arrivals ready = new Arrivals(size);
			for (int i = 0; i < size; i++) {
				this.toListeners.subscribe(Audiences::hear, this.missed::addAndGet);
				ActorSpec<SinkHandle<Object>> spec = ActorSpec.<Object>sink(() -> new Hearer(this, ready));
				this.attached.add(this.troupe.spawn(spec.named("hearer")).handle());
			}
			ready.await();
		}

		private JointHandle<Speech, Object> speaker(String name) {
			return this.troupe.add(ActorSpec.joint(Speaker::new).named(name).buffer(BUFFER));
		}

		private static void hear(Object item) {
			if (item instanceof Speech speech) {
				speech.heard.one();
			}
		}

		@Override
		public void run(Readings readings) throws InterruptedException {
			speak(this.toListeners, "listeners", readings);
			speak(this.toActors, "actors", readings);
			if (this.missed.get() != 0) {
				throw new IllegalStateException(this.missed.get() + " items were lost");
			}
		}

		private void speak(JointHandle<Speech, Object> speaker, String audience, Readings readings)
				throws InterruptedException {
			Speech speech = new Speech(this.items, this.size);
			long begin = System.nanoTime();
			speaker.send(speech);
			speech.heard.await();
			readings.addSince("delivery to " + audience, begin, (long) this.items * this.size);
			readings.addNanos("broadcast to " + audience, speech.nanos, this.items);
		}

		@Override
		public void close() {
			this.troupe.close();
		}

	}

	/** Tells how much to broadcast, and is itself the last item. */
	private static final class Speech {

		private final int items;

		private final Arrivals heard;

		// written by the speaker before the last item
		private long nanos;

		Speech(int items, int audience) {
			this.items = items;
			this.heard = new Arrivals(audience);
		}

	}

	/** Broadcasts. */
	private static final class Speaker implements JointActor<Speech, Object> {

		@Override
		public void onMessage(Speech speech, StreamContext<Speech, Object> context) {
			long begin = System.nanoTime();
			for (int i = 1; i < speech.items; i++) {
				context.broadcast(this);
			}
			speech.nanos = System.nanoTime() - begin;
			context.broadcast(speech);
		}

	}

	/** Listens as an actor. */
	private static final class Hearer implements SinkActor<Object> {

		private final Audiences audiences;

		private final Arrivals ready;

		Hearer(Audiences audiences, Arrivals ready) {
			this.audiences = audiences;
			this.ready = ready;
		}

		@Override
		public void onStart(SinkContext<Object> context) {
			context.attach(Source.<Object, Object>of(this.audiences.toActors, (item) -> item).onLag((lost) -> {
				this.audiences.missed.addAndGet(lost);
				return this;
			}));
			this.ready.one();
		}

		@Override
		public void onMessage(Object item, SinkContext<Object> context) {
			Audiences.hear(item);
		}

	}

}
