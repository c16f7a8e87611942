package io.troupe.benchmark.growth;

import java.util.ArrayList;
import java.util.List;

import io.troupe.ActorHandle;
import io.troupe.ActorSpec;
import io.troupe.SinkActor;
import io.troupe.SinkContext;
import io.troupe.SinkHandle;
import io.troupe.benchmark.peer.TroupePeer;
import io.troupe.runtime.LocalTroupe;

/**
 * The time to look at the actors, as the endpoint and the metrics do, against their
 * number.
 */
final class Listing implements Curve {

	private static final String PERMANENT = "permanent";

	private static final String SPAWNED = "spawned";

	@Override
	public int[] sizes() {
		return new int[] { 1, 10, 100, 1_000, 10_000, 100_000, 1_000_000 };
	}

	@Override
	public Trial at(int size) throws InterruptedException {
		return new Population(size);
	}

	/** Some idle actors. */
	private static final class Population implements Trial {

		private final LocalTroupe troupe = TroupePeer.withDefaults().engine();

		private final List<ActorHandle> handles = new ArrayList<>();

		private final int size;

		Population(int size) throws InterruptedException {
			this.size = size;
			Arrivals started = new Arrivals(size + 1);
			ActorSpec<SinkHandle<Object>> spec = ActorSpec.sink(() -> new Idler(started));
			this.handles.add(this.troupe.add(spec.named(PERMANENT)));
			ActorSpec<SinkHandle<Object>> spawned = spec.named(SPAWNED);
			for (int i = 0; i < size; i++) {
				this.handles.add(this.troupe.spawn(spawned).handle());
			}
			started.await();
		}

		@Override
		public void run(Readings readings) {
			int looks = Math.max(1, 10_000 / this.size);
			time("actors()", looks, readings, () -> this.troupe.actors().size() == this.size + 1);
			time("populations()", looks, readings, () -> this.troupe.populations().size() == 2);
			time("population() of one definition", looks, readings,
					() -> this.troupe.population(SPAWNED).orElseThrow().live() == this.size);
			time("find() of a permanent actor", 10_000, readings, () -> this.troupe.find(PERMANENT).isPresent());
			String last = SPAWNED + "-" + this.size;
			time("find() of a spawned actor", looks, readings, () -> this.troupe.find(last).isPresent());
		}

		private static void time(String series, int looks, Readings readings, Look look) {
			long begin = System.nanoTime();
			for (int i = 0; i < looks; i++) {
				if (!look.finds()) {
					throw new IllegalStateException(series + " did not find what there is");
				}
			}
			readings.add(series, "us", (System.nanoTime() - begin) / 1e3 / looks);
		}

		@Override
		public void close() {
			this.troupe.close();
		}

	}

	/** One look at the actors. */
	@FunctionalInterface
	private interface Look {

		boolean finds();

	}

	/** Does nothing once it has started. */
	private static final class Idler implements SinkActor<Object> {

		Idler(Arrivals started) {
			started.one();
		}

		@Override
		public void onMessage(Object message, SinkContext<Object> context) {
		}

	}

}
