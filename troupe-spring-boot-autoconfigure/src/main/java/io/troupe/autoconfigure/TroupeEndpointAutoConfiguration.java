package io.troupe.autoconfigure;

import io.troupe.actuate.TroupeDeadLettersEndpoint;
import io.troupe.actuate.TroupeDeadLettersEndpointWebExtension;
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
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/**
 * Auto-configuration for {@link TroupeEndpoint} and {@link TroupeDeadLettersEndpoint}.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = TroupeAutoConfiguration.class)
@ConditionalOnClass({ Endpoint.class, ConditionalOnAvailableEndpoint.class })
@ConditionalOnBean(value = LocalTroupe.class, search = SearchStrategy.CURRENT)
@EnableConfigurationProperties(TroupeProperties.class)
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

	@Bean
	@ConditionalOnMissingBean(search = SearchStrategy.CURRENT)
	@ConditionalOnAvailableEndpoint
	TroupeDeadLettersEndpoint troupeDeadLettersEndpoint(LocalTroupe troupe, TroupeProperties properties) {
		return new TroupeDeadLettersEndpoint(troupe, properties.deadLetters().showContent());
	}

	@Bean
	@ConditionalOnMissingBean(search = SearchStrategy.CURRENT)
	@ConditionalOnBean(TroupeDeadLettersEndpoint.class)
	@ConditionalOnAvailableEndpoint(exposure = EndpointExposure.WEB)
	TroupeDeadLettersEndpointWebExtension troupeDeadLettersEndpointWebExtension(TroupeDeadLettersEndpoint endpoint) {
		return new TroupeDeadLettersEndpointWebExtension(endpoint);
	}

}
