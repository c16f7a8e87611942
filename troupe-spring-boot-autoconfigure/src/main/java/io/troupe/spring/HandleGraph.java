package io.troupe.spring;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.troupe.ActorKind;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;

/**
 * Who sends to whom among the actors of a bean factory, as far as injection tells: an
 * actor sends to those whose handles it holds, itself or by way of other beans, and
 * receives what those broadcast whose handles can only be listened to. Knows the beans
 * that have been made by now, and makes none. A handle that was looked up by hand, or
 * that came with a message, is not in it.
 */
final class HandleGraph {

	private final ConfigurableListableBeanFactory beanFactory;

	private final InjectionPoints points;

	// by the names of the beans that are their handles
	private final Map<String, ActorDefinition> targets = new LinkedHashMap<>();

	private final Map<String, Set<String>> receivers = new LinkedHashMap<>();

	private HandleGraph(ConfigurableListableBeanFactory beanFactory, List<ActorDefinition> actors) {
		this.beanFactory = beanFactory;
		this.points = new InjectionPoints(beanFactory);
		for (ActorDefinition actor : actors) {
			this.targets.put(actor.handleBeanName(), actor);
			this.receivers.put(actor.name(), new LinkedHashSet<>());
		}
		actors.forEach(this::follow);
	}

	/**
	 * Reads the graph.
	 * @param beanFactory the bean factory
	 * @param actors its actors
	 * @return whom each actor sends to, with an entry for every actor
	 */
	static Map<String, Set<String>> read(ConfigurableListableBeanFactory beanFactory, List<ActorDefinition> actors) {
		return new HandleGraph(beanFactory, actors).receivers;
	}

	private void follow(ActorDefinition actor) {
		Set<String> seen = new HashSet<>(Set.of(ActorBeans.BEAN_NAME, actor.beanName()));
		Deque<String> waiting = new ArrayDeque<>(Set.of(actor.beanName()));
		while (!waiting.isEmpty()) {
			String holder = waiting.remove();
			for (String held : heldBy(holder)) {
				ActorDefinition target = this.targets.get(held);
				if (target != null) {
					connect(actor, holder, target);
				}
				else if (seen.add(held)) {
					waiting.add(held);
				}
			}
		}
	}

	private Set<String> heldBy(String beanName) {
		Set<String> held = new LinkedHashSet<>(Arrays.asList(this.beanFactory.getDependenciesForBean(beanName)));
		held.addAll(this.points.lookedUpLater(beanName));
		return held;
	}

	private void connect(ActorDefinition actor, String holder, ActorDefinition target) {
		boolean listens = target.kind() == ActorKind.STREAM
				|| (target.kind() == ActorKind.JOINT && this.points.onlyListen(holder, target.handle()));
		String sender = listens ? target.name() : actor.name();
		String receiver = listens ? actor.name() : target.name();
		this.receivers.computeIfAbsent(sender, (name) -> new LinkedHashSet<>()).add(receiver);
	}

}
