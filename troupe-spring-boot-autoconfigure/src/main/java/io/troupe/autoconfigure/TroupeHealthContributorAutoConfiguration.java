package io.troupe.autoconfigure;

import io.troupe.health.TroupeHealthContributor;
import io.troupe.runtime.LocalTroupe;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.SearchStrategy;
import org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.health.contributor.HealthContributor;
import org.springframework.context.annotation.Bean;

/**
 * Auto-configuration for {@link TroupeHealthContributor}.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = TroupeAutoConfiguration.class)
@ConditionalOnClass({ HealthContributor.class, ConditionalOnEnabledHealthIndicator.class })
@ConditionalOnBean(value = LocalTroupe.class, search = SearchStrategy.CURRENT)
public final class TroupeHealthContributorAutoConfiguration {

	// the condition stands on the method, where it is not loaded when health is missing
	@Bean
	@ConditionalOnMissingBean(name = "troupeHealthContributor", search = SearchStrategy.CURRENT)
	@ConditionalOnEnabledHealthIndicator("troupe")
	TroupeHealthContributor troupeHealthContributor(LocalTroupe troupe, ObjectProvider<TroupeSettings> settings) {
		TroupeSettings known = settings.getIfAvailable();
		return (known != null) ? new TroupeHealthContributor(troupe, known::readiness)
				: new TroupeHealthContributor(troupe);
	}

}
