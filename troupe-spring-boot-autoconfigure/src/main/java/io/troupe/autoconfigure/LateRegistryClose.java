package io.troupe.autoconfigure;

import io.troupe.runtime.ActorListener;
import io.troupe.runtime.DrainReport;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.ApplicationEventMulticaster;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.support.AbstractApplicationContext;

/**
 * Has Spring Boot close the meter registries once the actors have drained. By itself it
 * does so as soon as the context begins to close, so that what registries publish last
 * would have nothing of the drain. Where no drain is told, they close with the beans.
 */
final class LateRegistryClose
		implements ActorListener, ApplicationListener<ContextClosedEvent>, SmartInitializingSingleton {

	/** The listener of Spring Boot's that closes them. */
	static final String CLOSER = "meterRegistryCloser";

	private final ConfigurableApplicationContext context;

	// the three below are used by the threads that start and close the context and the
	// one that shuts down the engine, each once

	private volatile @Nullable ApplicationListener<ContextClosedEvent> closer;

	private volatile @Nullable ContextClosedEvent closed;

	private volatile boolean drained;

	LateRegistryClose(ConfigurableApplicationContext context) {
		this.context = context;
	}

	@Override
	@SuppressWarnings("unchecked")
	public void afterSingletonsInstantiated() {
		if (!(this.context.getBean(CLOSER) instanceof ApplicationListener<?> listener)) {
			return;
		}
		ApplicationEventMulticaster multicaster = this.context.getBean(
				AbstractApplicationContext.APPLICATION_EVENT_MULTICASTER_BEAN_NAME, ApplicationEventMulticaster.class);
		multicaster.removeApplicationListenerBeans(CLOSER::equals);
		multicaster.removeApplicationListeners((candidate) -> candidate == listener);
		this.closer = (ApplicationListener<ContextClosedEvent>) listener;
	}

	@Override
	public void onApplicationEvent(ContextClosedEvent event) {
		// children tell their parents when they close, which is nothing to their parents
		if (event.getApplicationContext() == this.context) {
			this.closed = event;
			closeIfDone();
		}
	}

	@Override
	public void onDrained(DrainReport report) {
		this.drained = true;
		closeIfDone();
	}

	private void closeIfDone() {
		ApplicationListener<ContextClosedEvent> closer = this.closer;
		ContextClosedEvent event = this.closed;
		if (closer != null && event != null && this.drained) {
			closer.onApplicationEvent(event);
		}
	}

}
