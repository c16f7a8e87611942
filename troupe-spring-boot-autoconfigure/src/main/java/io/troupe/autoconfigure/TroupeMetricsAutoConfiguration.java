package io.troupe.autoconfigure;

import io.micrometer.core.instrument.MeterRegistry;
import io.troupe.metrics.TroupeMetrics;
import io.troupe.runtime.LocalTroupe;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.SearchStrategy;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;

/**
 * Auto-configuration for {@link TroupeMetrics}.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = TroupeAutoConfiguration.class,
		afterName = "org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration")
@ConditionalOnClass(MeterRegistry.class)
@ConditionalOnBean(MeterRegistry.class)
@EnableConfigurationProperties(TroupeMetricsProperties.class)
public final class TroupeMetricsAutoConfiguration {

	// the engine collects its listeners while it is made, so this one finds the engine
	// later
	@Bean
	@ConditionalOnBean(value = LocalTroupe.class, search = SearchStrategy.CURRENT)
	@ConditionalOnMissingBean(search = SearchStrategy.CURRENT)
	TroupeMetrics troupeMetrics(ObjectProvider<LocalTroupe> troupe, TroupeMetricsProperties properties) {
		return new TroupeMetrics(troupe::getObject, properties.timers());
	}

	// after the meters above, which are told of the drain before it
	@Bean
	@Lazy(false)
	@ConditionalOnBean(value = LocalTroupe.class, name = LateRegistryClose.CLOSER, search = SearchStrategy.CURRENT)
	LateRegistryClose troupeLateRegistryClose(ConfigurableApplicationContext context) {
		return new LateRegistryClose(context);
	}

}
