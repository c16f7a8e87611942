package io.troupe.autoconfigure;

import java.util.List;

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
import org.springframework.http.ProblemDetail;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter;

/**
 * Auto-configuration for what Spring MVC answers when an actor cannot: 503 or 504, and
 * for the end of a stream whose actor failed. With
 * {@code spring.mvc.problemdetails.enabled=false} the body is left to the application's
 * error page.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = TroupeAutoConfiguration.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnClass({ DispatcherServlet.class, ProblemDetail.class })
@ConditionalOnBean(LocalTroupe.class)
@EnableConfigurationProperties(TroupeWebProperties.class)
public final class TroupeWebAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	ActorExceptionResolver troupeExceptionResolver(TroupeWebProperties properties, Environment environment,
			ObjectProvider<RequestMappingHandlerAdapter> adapters) {
		boolean writesBody = environment.getProperty("spring.mvc.problemdetails.enabled", Boolean.class, true);
		return new ActorExceptionResolver(new ActorProblems(properties), writesBody,
				() -> adapters.stream()
					.findFirst()
					.map(RequestMappingHandlerAdapter::getMessageConverters)
					.orElse(List.of()));
	}

	@Bean
	@ConditionalOnMissingBean
	OpenStreamExceptionResolver troupeOpenStreamExceptionResolver() {
		return new OpenStreamExceptionResolver();
	}

}
