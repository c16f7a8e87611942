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

	// two threads may both look it up, and find the same
	private volatile @Nullable Executor executor;

	BeanExecutor(BeanFactory beanFactory, String beanName) {
		this.beanFactory = beanFactory;
		this.beanName = beanName;
	}

	Executor resolve() {
		Executor found = this.executor;
		if (found == null) {
			found = this.beanFactory.getBean(this.beanName, Executor.class);
			this.executor = found;
		}
		return found;
	}

	@Override
	public void execute(Runnable task) {
		resolve().execute(task);
	}

}
