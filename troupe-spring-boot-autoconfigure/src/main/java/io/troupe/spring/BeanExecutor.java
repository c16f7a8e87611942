package io.troupe.spring;

import java.util.concurrent.Executor;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.BeanFactory;

/**
 * An executor bean that is looked up when actors start, not when they are declared: it
 * may itself need a handle.
 */
final class BeanExecutor implements Executor {

	private final BeanFactory beanFactory;

	private final String beanName;

	private final ActorDefinition actor;

	// two threads may both look it up, and find the same
	private volatile @Nullable Executor executor;

	BeanExecutor(BeanFactory beanFactory, String beanName, ActorDefinition actor) {
		this.beanFactory = beanFactory;
		this.beanName = beanName;
		this.actor = actor;
	}

	Executor resolve() {
		Executor found = this.executor;
		if (found == null) {
			found = find();
			this.executor = found;
		}
		return found;
	}

	private Executor find() {
		if (this.beanFactory.containsBean(this.beanName)
				&& this.beanFactory.isTypeMatch(this.beanName, Executor.class)) {
			return this.beanFactory.getBean(this.beanName, Executor.class);
		}
		throw new ActorDefinitionException(
				"Actor '" + this.actor.name() + "', declared by " + this.actor.origin()
						+ ", is to run on the executor bean '" + this.beanName + "', but there is no such bean.",
				"Name a bean of the type java.util.concurrent.Executor, or none for the engine's own threads.");
	}

	@Override
	public void execute(Runnable task) {
		resolve().execute(task);
	}

}
