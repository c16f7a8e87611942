package io.troupe.runtime;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which actors drain one after the other. Spawned actors go with the permanent one they
 * descend from. Those without a parent, and whoever else is in no stage, go first: they
 * may send to any of the others, which do not hold their handles.
 */
final class DrainStages {

	private final Roster roster;

	private final Map<String, Integer> stages = new HashMap<>();

	private final int last;

	/**
	 * Makes stages.
	 * @param roster who there is
	 * @param order the names of permanent actors, senders before receivers
	 */
	DrainStages(Roster roster, Collection<? extends Collection<String>> order) {
		this.roster = roster;
		int stage = 0;
		for (Collection<String> names : order) {
			stage++;
			for (String name : names) {
				this.stages.putIfAbsent(name, stage);
			}
		}
		this.last = stage;
	}

	int last() {
		return this.last;
	}

	/**
	 * Lists the actors of a stage that have no parent.
	 * @param stage which, counted from zero
	 * @return the actors
	 */
	List<Cell> top(int stage) {
		return this.roster.top().stream().filter((cell) -> stage(cell) == stage).toList();
	}

	/**
	 * Lists the actors of a stage.
	 * @param stage which, counted from zero
	 * @return the actors, with their descendants
	 */
	List<Cell> at(int stage) {
		return this.roster.withDescendants(top(stage));
	}

	private int stage(Cell top) {
		return top.blueprint.definition.permanent() ? this.stages.getOrDefault(top.blueprint.definition.name, 0) : 0;
	}

}
