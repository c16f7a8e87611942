package io.troupe.autoconfigure;

import io.troupe.actuate.TroupeEndpoint;
import io.troupe.actuate.TroupeEndpointWebExtension;
import io.troupe.runtime.LocalTroupe;

import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.actuate.autoconfigure.endpoint.expose.EndpointExposure;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.SearchStrategy;
import org.springframework.context.annotation.Bean;

/**
 * Auto-configuration for {@link TroupeEndpoint}.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = TroupeAutoConfiguration.class)
@ConditionalOnClass({ Endpoint.class, ConditionalOnAvailableEndpoint.class })
@ConditionalOnBean(value = LocalTroupe.class, search = SearchStrategy.CURRENT)
public final class TroupeEndpointAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean(search = SearchStrategy.CURRENT)
	@ConditionalOnAvailableEndpoint
	TroupeEndpoint troupeEndpoint(LocalTroupe troupe) {
		return new TroupeEndpoint(troupe);
	}

	@Bean
	@ConditionalOnMissingBean(search = SearchStrategy.CURRENT)
	@ConditionalOnBean(TroupeEndpoint.class)
	@ConditionalOnAvailableEndpoint(exposure = EndpointExposure.WEB)
	TroupeEndpointWebExtension troupeEndpointWebExtension(TroupeEndpoint endpoint) {
		return new TroupeEndpointWebExtension(endpoint);
	}

}
