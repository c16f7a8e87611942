package io.troupe.autoconfigure;

import java.time.Duration;
import java.util.concurrent.Executor;

import io.troupe.autoconfigure.TroupeProperties.Executor.Mode;
import io.troupe.runtime.ActorListener;
import io.troupe.runtime.LocalTroupe;
import io.troupe.runtime.LocalTroupeBuilder;
import io.troupe.spring.ActorBeans;
import io.troupe.spring.ActorDiscovery;
import io.troupe.spring.SecondSignal;
import io.troupe.spring.TroupeLifecycle;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.SearchStrategy;
import org.springframework.boot.autoconfigure.context.LifecycleAutoConfiguration;
import org.springframework.boot.autoconfigure.context.LifecycleProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.system.JavaVersion;
import org.springframework.boot.thread.Threading;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.env.Environment;

/**
 * Auto-configuration for actors: the engine, the discovery of actor beans and their
 * lifecycle. Every application context gets an engine of its own, also a child of one
 * that has one.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = LifecycleAutoConfiguration.class)
@EnableConfigurationProperties(TroupeProperties.class)
public final class TroupeAutoConfiguration {

	private static final Duration DEFAULT_PHASE_TIMEOUT = Duration.ofSeconds(30);

	@Bean
	@ConditionalOnMissingBean(search = SearchStrategy.CURRENT)
	static ActorDiscovery troupeActorDiscovery() {
		return new ActorDiscovery();
	}

	@Bean
	TroupeSettings troupeSettings(TroupeProperties properties) {
		return new TroupeSettings(properties);
	}

	@Bean
	@Lazy(false)
	ReadinessMarks troupeReadinessMarks(TroupeSettings settings, BeanFactory beanFactory) {
		return new ReadinessMarks(settings, beanFactory);
	}

	@Bean
	@ConditionalOnMissingBean(search = SearchStrategy.CURRENT)
	LocalTroupe troupe(TroupeSettings settings, TroupeProperties properties, Environment environment,
			@Qualifier("troupeTaskExecutor") ObjectProvider<Executor> executor, ObjectProvider<ActorListener> listeners,
			ObjectProvider<TroupeCustomizer> customizers, ConfigurableBeanFactory beanFactory) {
		LocalTroupeBuilder builder = LocalTroupe.builder();
		settings.applyTo(builder);
		Executor own = executor.getIfAvailable();
		if (own != null) {
			builder.executor(own);
		}
		else if (useVirtualThreads(properties.executor().mode(), environment)) {
			builder.blockingByDefault(true);
		}
		ClassLoader classLoader = beanFactory.getBeanClassLoader();
		if (classLoader != null) {
			builder.classLoader(classLoader);
		}
		listeners.orderedStream().forEach(builder::listener);
		customizers.orderedStream().forEach((customizer) -> customizer.customize(builder));
		return builder.build();
	}

	private static boolean useVirtualThreads(Mode mode, Environment environment) {
		if (mode == Mode.VIRTUAL && JavaVersion.getJavaVersion().isOlderThan(JavaVersion.TWENTY_ONE)) {
			throw new InvalidConfigurationPropertyValueException("troupe.executor.mode", mode,
					"Virtual threads need Java 21, but this is Java " + JavaVersion.getJavaVersion() + ".");
		}
		return mode == Mode.VIRTUAL || mode == Mode.AUTO && Threading.VIRTUAL.isActive(environment);
	}

	@Bean
	@ConditionalOnMissingBean(search = SearchStrategy.CURRENT)
	TroupeLifecycle troupeLifecycle(LocalTroupe troupe, ActorBeans actors, TroupeSettings settings,
			TroupeProperties properties, ObjectProvider<LifecycleProperties> lifecycle) {
		LifecycleProperties phases = lifecycle.getIfAvailable();
		Duration phaseTimeout = (phases != null) ? phases.getTimeoutPerShutdownPhase() : DEFAULT_PHASE_TIMEOUT;
		return new TroupeLifecycle(troupe, actors, settings.drainTimeout(phaseTimeout), properties.autoStartup());
	}

	@Bean
	@ConditionalOnBooleanProperty(name = "troupe.shutdown.second-signal", matchIfMissing = true)
	@ConditionalOnMissingBean(search = SearchStrategy.CURRENT)
	SecondSignal troupeSecondSignal(LocalTroupe troupe) {
		return new SecondSignal(troupe);
	}

}
