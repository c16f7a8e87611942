package io.troupe.spring;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

import io.troupe.Actor;
import org.jspecify.annotations.Nullable;

import org.springframework.aop.framework.AopProxyUtils;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;

/**
 * Makes and destroys the instances of one actor through the bean factory. The first one
 * can be made ahead, so that a broken declaration ends the application's start; each
 * further one is made on the thread that asks. Safe for use by any number of threads.
 */
final class ActorInstances implements Supplier<Actor<?, ?>> {

	private final ConfigurableBeanFactory beanFactory;

	private final String beanName;

	// set once by prepare(), taken once by get() or discard()
	private final AtomicReference<@Nullable Actor<?, ?>> prepared = new AtomicReference<>();

	ActorInstances(ConfigurableBeanFactory beanFactory, String beanName) {
		this.beanFactory = beanFactory;
		this.beanName = beanName;
	}

	void prepare() {
		this.prepared.set(create());
	}

	@Override
	public Actor<?, ?> get() {
		Actor<?, ?> ready = this.prepared.getAndSet(null);
		return (ready != null) ? ready : create();
	}

	private Actor<?, ?> create() {
		if (this.beanFactory.getBean(this.beanName) instanceof Actor<?, ?> actor) {
			return actor;
		}
		throw new ActorDefinitionException("Bean '" + this.beanName + "' is declared as an actor, but is none.",
				"Let it implement SinkActor, StreamActor or JointActor, and never return null from its @Bean method.");
	}

	/**
	 * Destroys an instance as its bean definition says. A proxy is looked through, as the
	 * bean factory would destroy the bean behind it.
	 * @param instance the instance
	 */
	void destroy(Object instance) {
		Object target = AopProxyUtils.getSingletonTarget(instance);
		this.beanFactory.destroyBean(this.beanName, (target != null) ? target : instance);
	}

	void discard() {
		Actor<?, ?> unused = this.prepared.getAndSet(null);
		if (unused != null) {
			destroy(unused);
		}
	}

}
