package io.troupe.autoconfigure;

import io.troupe.runtime.LocalTroupe;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.http.codec.ServerCodecConfigurer;
import org.springframework.web.reactive.DispatcherHandler;
import org.springframework.web.server.WebExceptionHandler;

/**
 * Auto-configuration for what Spring WebFlux answers when an actor cannot: 503 or 504.
 * With {@code spring.webflux.problemdetails.enabled=false} the body is left to the
 * application's error handling.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = TroupeAutoConfiguration.class,
		beforeName = "org.springframework.boot.webflux.autoconfigure.error.ErrorWebFluxAutoConfiguration")
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
@ConditionalOnClass({ DispatcherHandler.class, WebExceptionHandler.class })
@ConditionalOnBean(LocalTroupe.class)
@EnableConfigurationProperties(TroupeWebProperties.class)
public final class TroupeWebFluxAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	ActorWebExceptionHandler troupeWebExceptionHandler(TroupeWebProperties properties, Environment environment,
			ObjectProvider<ServerCodecConfigurer> codecs) {
		boolean writesBody = environment.getProperty("spring.webflux.problemdetails.enabled", Boolean.class, true);
		return new ActorWebExceptionHandler(new ActorProblems(properties), writesBody,
				codecs.getIfAvailable(ServerCodecConfigurer::create));
	}

}
