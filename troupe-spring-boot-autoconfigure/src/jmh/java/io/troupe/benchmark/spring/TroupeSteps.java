package io.troupe.benchmark.spring;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.context.metrics.buffering.StartupTimeline;
import org.springframework.boot.context.metrics.buffering.StartupTimeline.TimelineEvent;
import org.springframework.core.metrics.StartupStep;

/** Those steps of an application's start that are Troupe's, in milliseconds. */
final class TroupeSteps {

	private final List<TimelineEvent> events;

	private final ConfigurableListableBeanFactory beanFactory;

	TroupeSteps(StartupTimeline timeline, ConfigurableListableBeanFactory beanFactory) {
		this.events = timeline.getEvents();
		this.beanFactory = beanFactory;
	}

	/**
	 * Sums up the search for actors and the registration of their handles.
	 * @return milliseconds
	 */
	double discovery() {
		return sum((step) -> step.getName().endsWith("post-process")
				&& tag(step, "postProcessor").startsWith("io.troupe.spring.ActorDiscovery"));
	}

	/**
	 * Sums up the instantiation of the beans that Troupe defines: the engine, the handles
	 * and what watches them.
	 * @return milliseconds
	 */
	double beans() {
		return sum((step) -> step.getName().equals("spring.beans.instantiate") && isTroupes(tag(step, "beanName")));
	}

	private boolean isTroupes(String beanName) {
		if (!this.beanFactory.containsBeanDefinition(beanName)) {
			return false;
		}
		BeanDefinition definition = this.beanFactory.getBeanDefinition(beanName);
		return isTroupes(definition.getBeanClassName(), "io.troupe.")
				|| isTroupes(definition.getFactoryBeanName(), "io.troupe.")
				|| isTroupes(definition.getFactoryBeanName(), "troupeActors");
	}

	private static boolean isTroupes(String name, String prefix) {
		return name != null && name.startsWith(prefix) && !name.startsWith("io.troupe.benchmark.");
	}

	private static String tag(StartupStep step, String key) {
		for (StartupStep.Tag tag : step.getTags()) {
			if (tag.getKey().equals(key)) {
				return tag.getValue();
			}
		}
		return "";
	}

	// a step within another that counts is in it already
	private double sum(Predicate<StartupStep> counts) {
		Map<Long, StartupStep> steps = new HashMap<>();
		this.events.forEach((event) -> steps.put(event.getStartupStep().getId(), event.getStartupStep()));
		double millis = 0;
		for (TimelineEvent event : this.events) {
			StartupStep step = event.getStartupStep();
			if (counts.test(step) && !within(step, counts, steps)) {
				millis += event.getDuration().toNanos() / 1e6;
			}
		}
		return millis;
	}

	private static boolean within(StartupStep step, Predicate<StartupStep> counts, Map<Long, StartupStep> steps) {
		StartupStep parent = parent(step, steps);
		while (parent != null) {
			if (counts.test(parent)) {
				return true;
			}
			parent = parent(parent, steps);
		}
		return false;
	}

	private static StartupStep parent(StartupStep step, Map<Long, StartupStep> steps) {
		return (step.getParentId() != null) ? steps.get(step.getParentId()) : null;
	}

}
