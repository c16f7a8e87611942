package io.troupe.spring;

import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Collectors;

import io.troupe.ActorKind;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.annotation.AnnotatedBeanDefinition;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.ResolvableType;
import org.springframework.core.type.MethodMetadata;
import org.springframework.util.StringUtils;

/**
 * Reads actors from bean definitions. Looks at metadata first and loads a bean's class
 * only where that leaves a doubt; instantiates nothing.
 */
final class ActorDefinitionReader {

	private final ConfigurableListableBeanFactory beanFactory;

	ActorDefinitionReader(ConfigurableListableBeanFactory beanFactory) {
		this.beanFactory = beanFactory;
	}

	/**
	 * Reads one bean definition.
	 * @param beanName the bean
	 * @return the actor, or {@code null} if the bean is none
	 * @throws ActorDefinitionException if the bean is meant to be an actor but cannot be
	 * one
	 */
	@Nullable ActorDefinition read(String beanName) {
		BeanDefinition definition = this.beanFactory.getBeanDefinition(beanName);
		if (definition.isAbstract() || !mayBeActor(definition)) {
			return null;
		}
		TroupeActor annotation = ActorAnnotation.find(this.beanFactory, beanName);
		if (annotation == null) {
			return null;
		}
		String name = StringUtils.hasText(annotation.name()) ? annotation.name() : actorName(beanName);
		BeanDefinition merged = this.beanFactory.getMergedBeanDefinition(beanName);
		String origin = origin(merged, beanName);
		if (!merged.isSingleton()) {
			throw new ActorDefinitionException(
					"Actor '" + name + "', declared by " + origin + ", has the scope '" + merged.getScope()
							+ "', but there is one of each actor bean.",
					"Remove the scope. For actors that are made on demand, give "
							+ "'Troupe.spawn' an ActorSpec of an ordinary prototype bean instead.");
		}
		TurnGuard.check(name, origin, this.beanFactory.getType(beanName, false));
		return handleOf(name, beanName, merged.getResolvableType(), origin);
	}

	private boolean mayBeActor(BeanDefinition definition) {
		if (definition instanceof AnnotatedBeanDefinition annotated) {
			MethodMetadata method = annotated.getFactoryMethodMetadata();
			if (method == null) {
				return annotated.getMetadata().isAnnotated(TroupeActor.class.getName());
			}
			return method.isAnnotated(TroupeActor.class.getName())
					|| !(isForeign(method.getDeclaringClassName()) || isForeign(method.getReturnTypeName()));
		}
		String className = definition.getBeanClassName();
		return className == null || !isForeign(className);
	}

	private static boolean isForeign(String className) {
		return className.startsWith("org.springframework.") || className.startsWith("java.");
	}

	/**
	 * Makes an actor's name of its bean's name: without the package and outer class that
	 * an imported class brings, and without a trailing {@code Actor}.
	 * @param beanName the bean's name
	 * @return the actor's name
	 */
	private static String actorName(String beanName) {
		String name = beanName.substring(Math.max(beanName.lastIndexOf('.'), beanName.lastIndexOf('$')) + 1);
		if (name.length() > "Actor".length() && name.endsWith("Actor")) {
			name = name.substring(0, name.length() - "Actor".length());
		}
		return StringUtils.uncapitalizeAsProperty(name);
	}

	private static String origin(BeanDefinition definition, String beanName) {
		if (definition.getFactoryMethodName() != null && definition instanceof AnnotatedBeanDefinition annotated
				&& annotated.getFactoryMethodMetadata() != null) {
			MethodMetadata method = Objects.requireNonNull(annotated.getFactoryMethodMetadata());
			return method.getDeclaringClassName() + "." + method.getMethodName() + "()";
		}
		String className = definition.getBeanClassName();
		return (className != null && definition.getFactoryMethodName() == null) ? className : "bean '" + beanName + "'";
	}

	private static ActorDefinition handleOf(String name, String beanName, ResolvableType type, String origin) {
		HandleType handleType = HandleType.ofActor(type);
		if (handleType == null) {
			throw new ActorDefinitionException(
					"'" + name + "', declared by " + origin + ", is annotated as an actor, but its type "
							+ ActorDefinition.describe(type) + " is none.",
					"Implement SinkActor, StreamActor or JointActor, or let the @Bean method return a type that does.");
		}
		ResolvableType view = handleType.actorView(type);
		if (!Arrays.stream(view.getGenerics()).allMatch(ActorDefinitionReader::isFixed)) {
			throw open(name, origin, handleType.kind(), view);
		}
		return new ActorDefinition(name, beanName, handleType.kind(), handleType.messageType(view),
				handleType.handleFor(view), origin);
	}

	private static ActorDefinitionException open(String name, String origin, ActorKind kind, ResolvableType view) {
		boolean sink = kind == ActorKind.SINK;
		return new ActorDefinitionException(
				"Actor '" + name + "', declared by " + origin + ", does not say "
						+ (sink ? "which messages it takes" : "what it takes and what it broadcasts") + ": it is a "
						+ written(view) + ".",
				(sink ? "Write the message type out, as in SinkActor<CartCommand>."
						: "Write both types out, as in " + view.toClass().getSimpleName() + "<CartCommand, Receipt>.")
						+ " A raw type, a wildcard or a type variable cannot be matched with a handle.");
	}

	private static boolean isFixed(ResolvableType generic) {
		if (generic.getType() instanceof WildcardType || generic.resolve() == null) {
			return false;
		}
		for (ResolvableType nested : generic.getGenerics()) {
			boolean open = nested.getType() instanceof TypeVariable<?> && nested.resolve() == null;
			if (open && generic.getType() != generic.resolve() || nested.hasGenerics() && !isFixed(nested)) {
				return false;
			}
		}
		return true;
	}

	private static String written(ResolvableType view) {
		Class<?> actor = view.toClass();
		boolean raw = view.getGeneric(0).getType() instanceof TypeVariable<?> variable
				&& variable.getGenericDeclaration() == actor;
		return raw ? "raw " + actor.getSimpleName() : Arrays.stream(view.getGenerics())
			.map((generic) -> isFixed(generic) ? ActorDefinition.describe(generic) : generic.getType().getTypeName())
			.collect(Collectors.joining(", ", actor.getSimpleName() + "<", ">"));
	}

}
