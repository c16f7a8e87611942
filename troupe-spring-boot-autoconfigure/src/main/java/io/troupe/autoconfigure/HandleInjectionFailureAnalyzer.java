package io.troupe.autoconfigure;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

import io.troupe.Actor;
import io.troupe.spring.ActorDefinition;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.InjectionPoint;
import org.springframework.beans.factory.NoSuchBeanDefinitionException;
import org.springframework.beans.factory.NoUniqueBeanDefinitionException;
import org.springframework.beans.factory.UnsatisfiedDependencyException;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.analyzer.AbstractInjectionFailureAnalyzer;
import org.springframework.core.Ordered;
import org.springframework.core.ResolvableType;
import org.springframework.core.annotation.Order;
import org.springframework.util.ClassUtils;

/**
 * Prints why a handle cannot be injected, or an actor in its place, and which actors
 * there are. Leaves everything else to Boot's own analyzers.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class HandleInjectionFailureAnalyzer extends AbstractInjectionFailureAnalyzer<NoSuchBeanDefinitionException> {

	private final BeanFactory beanFactory;

	HandleInjectionFailureAnalyzer(BeanFactory beanFactory) {
		this.beanFactory = beanFactory;
	}

	@Override
	protected @Nullable FailureAnalysis analyze(Throwable rootFailure, NoSuchBeanDefinitionException cause,
			@Nullable String description) {
		ResolvableType wanted = cause.getResolvableType();
		Class<?> type = (wanted != null) ? wanted.resolve() : null;
		if (wanted == null || type == null) {
			return null;
		}
		List<ActorDefinition> actors = ActorDefinition.findAll(this.beanFactory);
		String where = (description != null) ? description : "A component";
		if (Actor.class.isAssignableFrom(type)) {
			return actorInjected(where, wanted, actors, cause);
		}
		if (!WantedHandle.is(type)) {
			return null;
		}
		if (cause instanceof NoUniqueBeanDefinitionException several) {
			return severalActors(where, wanted, actors, several);
		}
		String qualifier = qualifier(rootFailure);
		return (qualifier != null) ? unknownName(where, wanted, qualifier, actors, cause)
				: noActor(where, wanted, actors, cause);
	}

	private static FailureAnalysis noActor(String where, ResolvableType wanted, List<ActorDefinition> actors,
			Throwable cause) {
		WantedHandle handle = WantedHandle.of(wanted);
		String list = actors.stream().map((actor) -> line(actor) + handle.remark(actor)).collect(Collectors.joining());
		return new FailureAnalysis(
				where + " required " + ActorDefinition.describe(wanted) + ", but no actor " + handle.ability() + ".\n"
						+ heading(actors) + list,
				"Inject the handle of an actor that exists, or annotate a class that implements "
						+ handle.implementation() + " with @TroupeActor. If there is one, check that it is in a "
						+ "scanned package and that its conditions and profiles hold.",
				cause);
	}

	private static FailureAnalysis severalActors(String where, ResolvableType wanted, List<ActorDefinition> actors,
			NoUniqueBeanDefinitionException cause) {
		List<String> found = List.copyOf(Objects.requireNonNullElse(cause.getBeanNamesFound(), List.of()));
		StringBuilder list = new StringBuilder();
		String first = found.isEmpty() ? "name" : found.get(0);
		for (String beanName : found) {
			ActorDefinition actor = actors.stream()
				.filter((candidate) -> candidate.handleBeanName().equals(beanName))
				.findFirst()
				.orElse(null);
			list.append((actor != null) ? line(actor) : "\n    - bean '" + beanName + "'");
			if (actor != null && beanName.equals(first)) {
				first = actor.name();
			}
		}
		return new FailureAnalysis(
				where + " required a single " + ActorDefinition.describe(wanted) + ", but there are " + found.size()
						+ ":\n" + list,
				"Choose one by its actor's name, as in @Qualifier(\"" + first
						+ "\"), or name the parameter after the actor, or mark one of the actors as @Primary.",
				cause);
	}

	private static FailureAnalysis unknownName(String where, ResolvableType wanted, String name,
			List<ActorDefinition> actors, Throwable cause) {
		boolean exists = actors.stream().anyMatch((actor) -> actor.name().equals(name));
		String type = ActorDefinition.describe(wanted);
		return new FailureAnalysis(
				where + " required the " + type + " of the actor '" + name + "', but "
						+ (exists ? "that actor has another type of handle.\n" : "there is no actor of that name.\n")
						+ heading(actors)
						+ actors.stream().map(HandleInjectionFailureAnalyzer::line).collect(Collectors.joining()),
				exists ? "Inject the type of handle that the actor has, or name another actor in the @Qualifier."
						: "Name an actor that exists in the @Qualifier, or name one '" + name
								+ "' with @TroupeActor(name = \"" + name + "\").",
				cause);
	}

	private FailureAnalysis actorInjected(String where, ResolvableType wanted, List<ActorDefinition> actors,
			Throwable cause) {
		String type = ActorDefinition.describe(wanted);
		List<ActorDefinition> meant = actors.stream().filter((actor) -> isOf(actor, wanted.toClass())).toList();
		if (meant.isEmpty()) {
			return new FailureAnalysis(
					where + " required the actor " + type + ", but there is no such actor.\n" + heading(actors)
							+ actors.stream().map(HandleInjectionFailureAnalyzer::line).collect(Collectors.joining()),
					"Annotate it with @TroupeActor and inject its handle instead: " + handleFor(wanted) + ".", cause);
		}
		return new FailureAnalysis(
				where + " required the actor " + type + " itself, but an actor's state is its own: "
						+ "the rest of the application has its handle.\nActors of this type:\n"
						+ meant.stream().map(HandleInjectionFailureAnalyzer::line).collect(Collectors.joining()),
				"Inject " + ActorDefinition.describe(meant.get(0).handle()) + " instead of " + type + ".", cause);
	}

	private boolean isOf(ActorDefinition actor, Class<?> wanted) {
		if (!this.beanFactory.containsBean(actor.beanName())) {
			return false;
		}
		Class<?> type = this.beanFactory.getType(actor.beanName(), false);
		return type != null && wanted.isAssignableFrom(ClassUtils.getUserClass(type));
	}

	private static String handleFor(ResolvableType actor) {
		ResolvableType handle = ActorDefinition.handleOf(actor);
		return (handle != ResolvableType.NONE) ? ActorDefinition.describe(handle)
				: "a SinkHandle, StreamHandle or JointHandle";
	}

	private static @Nullable String qualifier(Throwable failure) {
		UnsatisfiedDependencyException innermost = null;
		for (Throwable at = failure; at != null; at = at.getCause()) {
			if (at instanceof UnsatisfiedDependencyException unsatisfied) {
				innermost = unsatisfied;
			}
		}
		InjectionPoint point = (innermost != null) ? innermost.getInjectionPoint() : null;
		Qualifier qualifier = (point != null) ? point.getAnnotation(Qualifier.class) : null;
		return (qualifier != null) ? qualifier.value() : null;
	}

	private static String heading(List<ActorDefinition> actors) {
		return actors.isEmpty() ? "There are no actors." : "Actors that exist:\n";
	}

	private static String line(ActorDefinition actor) {
		return "\n    - " + actor;
	}

}
