package io.troupe.spring;

import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.AbstractBeanDefinition;
import org.springframework.beans.factory.support.AutowireCandidateQualifier;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.BeanDefinitionRegistryPostProcessor;
import org.springframework.beans.factory.support.ManagedMap;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.MergedAnnotation;
import org.springframework.core.annotation.MergedAnnotations;

/**
 * Finds the actors of an application context and registers a handle for each: needed once
 * in every context with actors. Runs after all other definitions are there, on one
 * thread, and instantiates nothing. Where ahead-of-time processing has registered the
 * handles, it leaves them alone. Actors of a parent context belong to the parent.
 *
 * @since 0.1.0
 */
public final class ActorDiscovery implements BeanDefinitionRegistryPostProcessor, Ordered {

	@Override
	public void postProcessBeanDefinitionRegistry(BeanDefinitionRegistry registry) {
		if (registry.containsBeanDefinition(ActorBeans.BEAN_NAME)) {
			refuseForeign(registry.getBeanDefinition(ActorBeans.BEAN_NAME));
			return;
		}
		if (!(registry instanceof ConfigurableListableBeanFactory beanFactory)) {
			throw new IllegalArgumentException("'registry' must be a bean factory, but is " + registry.getClass());
		}
		Map<String, ActorDefinition> actors = find(registry, beanFactory);
		registerActorBeans(registry, actors);
		for (ActorDefinition actor : actors.values()) {
			registerHandle(registry, beanFactory, actor);
		}
	}

	private static void refuseForeign(BeanDefinition definition) {
		if (!ActorBeans.class.getName().equals(definition.getBeanClassName())) {
			String origin = definition.getResourceDescription();
			throw new ActorDefinitionException(
					"Troupe needs the bean name '" + ActorBeans.BEAN_NAME
							+ "', but there is another bean of that name, "
							+ ((origin != null) ? "from " + origin : "a " + definition.getBeanClassName()) + ".",
					"Give that bean another name.");
		}
	}

	@Override
	public int getOrder() {
		return Ordered.LOWEST_PRECEDENCE;
	}

	private static Map<String, ActorDefinition> find(BeanDefinitionRegistry registry,
			ConfigurableListableBeanFactory beanFactory) {
		ActorDefinitionReader reader = new ActorDefinitionReader(beanFactory);
		Map<String, ActorDefinition> actors = new LinkedHashMap<>();
		for (String beanName : registry.getBeanDefinitionNames()) {
			ActorDefinition actor = reader.read(beanName);
			if (actor != null) {
				ActorDefinition other = actors.put(actor.name(), actor);
				if (other != null) {
					throw duplicate(actor, other);
				}
			}
		}
		return actors;
	}

	private static ActorDefinitionException duplicate(ActorDefinition actor, ActorDefinition other) {
		return new ActorDefinitionException(
				"Two actors are named '" + actor.name() + "':\n\n    - " + other + "\n    - " + actor,
				"Give one of them another name, as in @TroupeActor(name = \"" + actor.name() + "2\").");
	}

	private static void registerActorBeans(BeanDefinitionRegistry registry, Map<String, ActorDefinition> actors) {
		ManagedMap<String, String> names = new ManagedMap<>();
		actors.forEach((name, actor) -> names.put(name, actor.beanName()));
		RootBeanDefinition definition = new RootBeanDefinition(ActorBeans.class);
		definition.getConstructorArgumentValues().addIndexedArgumentValue(0, names);
		definition.setAutowireMode(AbstractBeanDefinition.AUTOWIRE_CONSTRUCTOR);
		definition.setRole(BeanDefinition.ROLE_INFRASTRUCTURE);
		registry.registerBeanDefinition(ActorBeans.BEAN_NAME, definition);
	}

	private static void registerHandle(BeanDefinitionRegistry registry, ConfigurableListableBeanFactory beanFactory,
			ActorDefinition actor) {
		String handleName = actor.handleBeanName();
		if (registry.isBeanNameInUse(handleName)) {
			throw new ActorDefinitionException(
					"The handle of actor '" + actor.name() + "', declared by " + actor.origin()
							+ ", needs the bean name '" + handleName + "', but there is another bean of that name.",
					"Rename that bean or the actor.");
		}
		AbstractBeanDefinition bean = (AbstractBeanDefinition) registry.getBeanDefinition(actor.beanName());
		RootBeanDefinition handle = handle(actor);
		handle.setPrimary(bean.isPrimary());
		handle.setFallback(bean.isFallback());
		handle.setAutowireCandidate(bean.isAutowireCandidate());
		handle.setDefaultCandidate(bean.isDefaultCandidate());
		copyQualifiers(ActorAnnotation.on(beanFactory, actor.beanName()), handle);
		registry.registerBeanDefinition(handleName, handle);
		if (!registry.isBeanNameInUse(actor.name())) {
			registry.registerAlias(handleName, actor.name());
		}
		else if (!handle.hasQualifier(Qualifier.class.getName())) {
			handle.addQualifier(new AutowireCandidateQualifier(Qualifier.class, actor.name()));
		}
		giveToEngine(bean);
	}

	private static RootBeanDefinition handle(ActorDefinition actor) {
		RootBeanDefinition handle = new RootBeanDefinition();
		handle.setTargetType(actor.handle());
		handle.setFactoryBeanName(ActorBeans.BEAN_NAME);
		handle.setFactoryMethodName(HandleType.of(actor.kind()).factoryMethod());
		handle.getConstructorArgumentValues().addIndexedArgumentValue(0, actor.name());
		handle.setResourceDescription(actor.origin());
		return handle;
	}

	private static void copyQualifiers(@Nullable MergedAnnotations annotations, RootBeanDefinition handle) {
		if (annotations == null) {
			return;
		}
		annotations.stream()
			.filter((annotation) -> annotation.getDistance() == 0 && isQualifier(annotation.getType()))
			.forEach((annotation) -> handle.addQualifier(qualifier(annotation)));
	}

	private static boolean isQualifier(Class<?> annotationType) {
		return annotationType == Qualifier.class || annotationType.isAnnotationPresent(Qualifier.class);
	}

	private static AutowireCandidateQualifier qualifier(MergedAnnotation<?> annotation) {
		AutowireCandidateQualifier qualifier = new AutowireCandidateQualifier(annotation.getType());
		annotation.asMap().forEach(qualifier::setAttribute);
		return qualifier;
	}

	/**
	 * Takes the bean away from everyone but the engine, which asks for an instance by
	 * name at the start and at each restart.
	 * @param bean the actor's bean definition
	 */
	private static void giveToEngine(AbstractBeanDefinition bean) {
		bean.setScope(BeanDefinition.SCOPE_PROTOTYPE);
		bean.setAutowireCandidate(false);
		bean.setPrimary(false);
	}

}
