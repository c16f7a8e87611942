package io.troupe.benchmark.growth;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import io.troupe.ActorSpec;
import io.troupe.SinkActor;
import io.troupe.SinkContext;
import io.troupe.SinkHandle;
import io.troupe.Spawned;
import io.troupe.benchmark.peer.TroupePeer;
import io.troupe.runtime.LocalTroupe;

/**
 * The time to spawn, to reach and to stop an actor against its depth below the actor
 * without a parent: ten thousand actors in chains of some length, stopped from the top.
 */
final class ChainDepth implements Curve {

	private static final int ACTORS = 10_000;

	@Override
	public int[] sizes() {
		return new int[] { 1, 10, 100, 1_000, 10_000 };
	}

	@Override
	public Trial at(int size) {
		return new Chains(size);
	}

	/** Chains that come and go. */
	private static final class Chains implements Trial {

		private final LocalTroupe troupe = TroupePeer.withDefaults().engine();

		private final AtomicInteger stopped = new AtomicInteger();

		private final ActorSpec<SinkHandle<Order>> spec = ActorSpec.<Order>sink(() -> new Link(this)).named("link");

		private final int size;

		Chains(int size) {
			this.size = size;
		}

		@Override
		public void run(Readings readings) throws Exception {
			long begin = System.nanoTime();
			List<Spawned<SinkHandle<Order>>> tops = spawn();
			readings.addSince("spawn", begin, ACTORS);
			begin = System.nanoTime();
			order(tops, false);
			readings.addSince("message", begin, ACTORS);
			begin = System.nanoTime();
			stop(tops);
			readings.addSince("stop", begin, ACTORS);
			if (this.stopped.getAndSet(0) != ACTORS) {
				throw new IllegalStateException("Not every actor had its onStop");
			}
		}

		private List<Spawned<SinkHandle<Order>>> spawn() throws InterruptedException {
			List<Spawned<SinkHandle<Order>>> tops = new ArrayList<>();
			for (int i = 0; i < ACTORS / this.size; i++) {
				tops.add(this.troupe.spawn(this.spec));
			}
			order(tops, true);
			return tops;
		}

		private void order(List<Spawned<SinkHandle<Order>>> tops, boolean grow) throws InterruptedException {
			Arrivals done = new Arrivals(tops.size());
			tops.forEach((top) -> top.handle().send(new Order(grow, this.size - 1, done)));
			done.await();
		}

		private static void stop(List<Spawned<SinkHandle<Order>>> tops) throws Exception {
			List<CompletableFuture<?>> ends = new ArrayList<>();
			for (Spawned<SinkHandle<Order>> top : tops) {
				top.stop();
				ends.add(top.whenStopped().toCompletableFuture());
			}
			CompletableFuture.allOf(ends.toArray(CompletableFuture<?>[]::new)).get(3, TimeUnit.MINUTES);
		}

		@Override
		public void close() {
			this.troupe.close();
		}

	}

	/** Goes down the chain, and makes it longer if it has to. */
	private record Order(boolean grow, int left, Arrivals done) {

		Order next() {
			return new Order(this.grow, this.left - 1, this.done);
		}

	}

	/** Has a child, but for the last one. */
	private static final class Link implements SinkActor<Order> {

		private final Chains chains;

		private Spawned<SinkHandle<Order>> child;

		Link(Chains chains) {
			this.chains = chains;
		}

		@Override
		public void onMessage(Order order, SinkContext<Order> context) {
			if (order.left() == 0) {
				order.done().one();
				return;
			}
			if (order.grow()) {
				this.child = context.spawn(this.chains.spec);
			}
			this.child.handle().send(order.next());
		}

		@Override
		public void onStop(SinkContext<Order> context) {
			this.chains.stopped.incrementAndGet();
		}

	}

}
