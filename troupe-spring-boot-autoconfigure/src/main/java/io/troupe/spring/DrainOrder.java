package io.troupe.spring;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Puts senders before receivers, and those that send to each other together. */
final class DrainOrder {

	private final Map<String, Set<String>> reached = new LinkedHashMap<>();

	private DrainOrder(Map<String, ? extends Collection<String>> receivers) {
		receivers.keySet().forEach((actor) -> this.reached.put(actor, reachedFrom(actor, receivers)));
	}

	/**
	 * Orders actors.
	 * @param receivers whom each actor sends to
	 * @return the actors, stage by stage: as early as their senders let them
	 */
	static List<Set<String>> of(Map<String, ? extends Collection<String>> receivers) {
		DrainOrder order = new DrainOrder(receivers);
		List<Set<String>> stages = new ArrayList<>();
		Set<String> left = new LinkedHashSet<>(receivers.keySet());
		while (!left.isEmpty()) {
			Set<String> stage = left.stream()
				.filter((actor) -> left.stream().allMatch((other) -> order.mayFollow(other, actor)))
				.collect(Collectors.toCollection(LinkedHashSet::new));
			stages.add(stage);
			left.removeAll(stage);
		}
		return stages;
	}

	// nothing of the other's comes to the actor, or the two are in one cycle
	private boolean mayFollow(String other, String actor) {
		return !reached(other).contains(actor) || reached(actor).contains(other);
	}

	private Set<String> reached(String actor) {
		return this.reached.getOrDefault(actor, Set.of());
	}

	private static Set<String> reachedFrom(String actor, Map<String, ? extends Collection<String>> receivers) {
		Set<String> reached = new LinkedHashSet<>();
		Deque<String> waiting = new ArrayDeque<>(receivers.get(actor));
		while (!waiting.isEmpty()) {
			String next = waiting.remove();
			Collection<String> further = receivers.get(next);
			if (further != null && reached.add(next)) {
				waiting.addAll(further);
			}
		}
		return reached;
	}

}
