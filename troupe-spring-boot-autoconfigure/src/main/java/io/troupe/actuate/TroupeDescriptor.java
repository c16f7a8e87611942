package io.troupe.actuate;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.troupe.ActorSnapshot;
import io.troupe.Permanence;
import io.troupe.runtime.LocalTroupe;
import io.troupe.runtime.PoolSnapshot;
import io.troupe.runtime.Population;

import org.springframework.boot.actuate.endpoint.OperationResponseBody;

/**
 * All actors at one moment.
 *
 * @param actors the permanent actors by name, in the order they were added
 * @param spawned the spawned actors by the name of their definition
 * @param executor the threads they run on
 * @since 0.1.0
 */
public record TroupeDescriptor(Map<String, ActorDescriptor> actors, Map<String, SpawnedDescriptor> spawned,
		ExecutorDescriptor executor) implements OperationResponseBody {

	public TroupeDescriptor {
		actors = Collections.unmodifiableMap(new LinkedHashMap<>(actors));
		spawned = Collections.unmodifiableMap(new LinkedHashMap<>(spawned));
	}

	static TroupeDescriptor of(LocalTroupe troupe) {
		Map<String, ActorDescriptor> actors = new LinkedHashMap<>();
		Map<String, SpawnedDescriptor> spawned = new LinkedHashMap<>();
		Map<String, List<ActorSnapshot>> deepest = troupe.deepest(SpawnedDescriptor.DEEPEST);
		for (Population population : troupe.populations()) {
			String definition = population.definition();
			if (population.permanence() == Permanence.PERMANENT) {
				troupe.find(definition).map(ActorDescriptor::of).ifPresent((actor) -> actors.put(definition, actor));
			}
			else {
				spawned.put(definition, SpawnedDescriptor.of(population, deepest.getOrDefault(definition, List.of())));
			}
		}
		return new TroupeDescriptor(actors, spawned, ExecutorDescriptor.of(troupe.pool()));
	}

	/**
	 * The engine's threads.
	 *
	 * @param workers size of the worker pool, or {@code 0} with an executor of the
	 * application's
	 * @param active workers that run or look for work
	 * @param queued actors that wait for a worker
	 * @param blocking turns of blocking actors under way
	 */
	public record ExecutorDescriptor(int workers, int active, int queued, int blocking) {

		static ExecutorDescriptor of(PoolSnapshot pool) {
			return new ExecutorDescriptor(pool.workers(), pool.activeWorkers(), pool.queued(), pool.blockingTurns());
		}

	}

}
