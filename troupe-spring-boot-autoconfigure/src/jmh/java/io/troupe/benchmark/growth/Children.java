package io.troupe.benchmark.growth;

import java.util.ArrayList;
import java.util.List;

import io.troupe.ActorSpec;
import io.troupe.SinkActor;
import io.troupe.SinkContext;
import io.troupe.SinkHandle;
import io.troupe.Spawned;
import io.troupe.benchmark.peer.TroupePeer;
import io.troupe.runtime.LocalTroupe;

/**
 * The time to spawn and to stop a child against the number of children that its parent
 * has: stopped one by one, and with their parent. A small family comes many times.
 */
final class Children implements Curve {

	private static final int LEAST_CHILDREN = 10_000;

	/** Children in one turn, which must not take long. */
	private static final int SLICE = 10_000;

	@Override
	public int[] sizes() {
		return new int[] { 1, 10, 100, 1_000, 10_000, 100_000, 1_000_000 };
	}

	@Override
	public Trial at(int size) {
		return new Families(size);
	}

	/** Families that come and go. */
	private static final class Families implements Trial {

		private final LocalTroupe troupe = TroupePeer.withDefaults().engine();

		private final ActorSpec<SinkHandle<Order>> parent = ActorSpec.sink(Parent::new).named("parent");

		private final int size;

		private final int parents;

		Families(int size) {
			this.size = size;
			this.parents = Math.max(1, LEAST_CHILDREN / size);
		}

		@Override
		public void run(Readings readings) throws InterruptedException {
			List<Spawned<SinkHandle<Order>>> families = new ArrayList<>();
			for (int i = 0; i < this.parents; i++) {
				families.add(this.troupe.spawn(this.parent));
			}
			Family once = spawn(families, readings);
			long begin = System.nanoTime();
			families.forEach((family) -> family.handle().send(new Order.StopChildren()));
			once.stopped.await();
			readings.addSince("stop one by one", begin, total());
			Family again = spawn(families, readings);
			begin = System.nanoTime();
			families.forEach(Spawned::stop);
			again.stopped.await();
			readings.addSince("stop with the parent", begin, total());
		}

		private Family spawn(List<Spawned<SinkHandle<Order>>> families, Readings readings) throws InterruptedException {
			Family family = new Family(total());
			long begin = System.nanoTime();
			families.forEach((each) -> each.handle().send(new Order.Spawn(family.spec, this.size)));
			family.started.await();
			readings.addSince("spawn", begin, total());
			return family;
		}

		private int total() {
			return this.parents * this.size;
		}

		@Override
		public void close() {
			this.troupe.close();
		}

	}

	/** The children of one round. */
	private static final class Family {

		private final Arrivals started;

		private final Arrivals stopped;

		private final ActorSpec<SinkHandle<Object>> spec = ActorSpec.<Object>sink(() -> new Child(this)).named("child");

		Family(int size) {
			this.started = new Arrivals(size);
			this.stopped = new Arrivals(size);
		}

	}

	/** What a parent is told. */
	private sealed interface Order {

		/** Spawns children, some in each turn. */
		record Spawn(ActorSpec<SinkHandle<Object>> spec, int left) implements Order {

		}

		/** Stops each child. */
		record StopChildren() implements Order {

		}

	}

	/** Has children. */
	private static final class Parent implements SinkActor<Order> {

		private List<Spawned<SinkHandle<Object>>> children = new ArrayList<>();

		@Override
		public void onMessage(Order order, SinkContext<Order> context) {
			if (order instanceof Order.Spawn spawn) {
				int now = Math.min(spawn.left(), SLICE);
				for (int i = 0; i < now; i++) {
					this.children.add(context.spawn(spawn.spec()));
				}
				if (now < spawn.left()) {
					context.self().send(new Order.Spawn(spawn.spec(), spawn.left() - now));
				}
			}
			else {
				int rest = Math.max(0, this.children.size() - SLICE);
				List<Spawned<SinkHandle<Object>>> now = this.children.subList(rest, this.children.size());
				now.forEach(Spawned::stop);
				now.clear();
				if (rest > 0) {
					context.self().send(order);
				}
			}
		}

	}

	/** Tells that it comes and goes. */
	private static final class Child implements SinkActor<Object> {

		private final Family family;

		Child(Family family) {
			this.family = family;
		}

		@Override
		public void onStart(SinkContext<Object> context) {
			this.family.started.one();
		}

		@Override
		public void onMessage(Object message, SinkContext<Object> context) {
		}

		@Override
		public void onStop(SinkContext<Object> context) {
			this.family.stopped.one();
		}

	}

}
