package io.troupe.autoconfigure;

import io.troupe.runtime.LocalTroupe;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.http.ProblemDetail;
import org.springframework.web.servlet.DispatcherServlet;

/**
 * Auto-configuration for what Spring MVC answers when an actor cannot: 503 or 504, and
 * for the end of a stream whose actor failed.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = TroupeAutoConfiguration.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnClass({ DispatcherServlet.class, ProblemDetail.class })
@ConditionalOnBean(LocalTroupe.class)
public final class TroupeWebAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	TroupeExceptionHandler troupeExceptionHandler() {
		return new TroupeExceptionHandler();
	}

	@Bean
	@ConditionalOnMissingBean
	OpenStreamExceptionResolver troupeOpenStreamExceptionResolver() {
		return new OpenStreamExceptionResolver();
	}

}
