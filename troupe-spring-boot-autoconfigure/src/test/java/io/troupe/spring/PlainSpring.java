package io.troupe.spring;

import java.time.Duration;

import io.troupe.runtime.LocalTroupe;

import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/**
 * What an application without Spring Boot declares.
 */
@Configuration(proxyBeanMethods = false)
@Import(ActorDiscovery.class)
class PlainSpring {

	static final Duration BUDGET = Duration.ofSeconds(10);

	@Bean
	LocalTroupe troupe() {
		return LocalTroupe.builder().build();
	}

	@Bean
	TroupeLifecycle troupeLifecycle(LocalTroupe troupe, ActorBeans actors) {
		return new TroupeLifecycle(troupe, actors, BUDGET, true);
	}

	/**
	 * Starts an application context.
	 * @param components the actors and whatever else belongs to it
	 * @return the context, refreshed
	 */
	static AnnotationConfigApplicationContext start(Class<?>... components) {
		AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
		context.register(PlainSpring.class);
		context.register(components);
		context.refresh();
		return context;
	}

}
