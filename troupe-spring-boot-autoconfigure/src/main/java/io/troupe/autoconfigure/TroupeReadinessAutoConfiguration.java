package io.troupe.autoconfigure;

import io.troupe.health.ReadinessGroups;
import io.troupe.health.TroupeHealthContributor;

import org.springframework.boot.actuate.endpoint.web.AdditionalPathsMapper;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.SearchStrategy;
import org.springframework.boot.health.actuate.endpoint.HealthEndpointGroupsPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * Auto-configuration for the actors that the application's readiness depends on.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = TroupeHealthContributorAutoConfiguration.class,
		afterName = "org.springframework.boot.health.autoconfigure.actuate.endpoint.AvailabilityProbesAutoConfiguration")
@ConditionalOnClass({ HealthEndpointGroupsPostProcessor.class, AdditionalPathsMapper.class })
@ConditionalOnBean(value = { TroupeHealthContributor.class, ReadinessMarks.class }, search = SearchStrategy.CURRENT)
public final class TroupeReadinessAutoConfiguration {

	private static final String CONTRIBUTOR = "troupe";

	// Boot makes the group by a post-processor of the same order; this one is registered
	// after that, and so comes after it
	@Bean
	@Order(Ordered.LOWEST_PRECEDENCE)
	HealthEndpointGroupsPostProcessor troupeReadinessGroups(ReadinessMarks marks) {
		return (groups) -> {
			if (groups.get(ReadinessGroups.NAME) != null) {
				marks.heard();
			}
			return new ReadinessGroups(groups, CONTRIBUTOR, marks::isMarked);
		};
	}

}
