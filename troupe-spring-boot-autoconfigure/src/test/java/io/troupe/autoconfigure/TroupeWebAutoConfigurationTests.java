package io.troupe.autoconfigure;

import java.time.Duration;

import io.troupe.runtime.LocalTroupe;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.ReactiveWebApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link TroupeWebAutoConfiguration}.
 */
class TroupeWebAutoConfigurationTests {

	private static final AutoConfigurations CONFIGURATIONS = AutoConfigurations.of(TroupeAutoConfiguration.class,
			TroupeWebAutoConfiguration.class, TroupeWebFluxAutoConfiguration.class);

	private final WebApplicationContextRunner contextRunner = new WebApplicationContextRunner()
		.withConfiguration(CONFIGURATIONS);

	@Test
	void webApplicationGetsTheResolvers() {
		this.contextRunner.run((context) -> assertThat(context).hasSingleBean(ActorExceptionResolver.class)
			.hasSingleBean(OpenStreamExceptionResolver.class)
			.doesNotHaveBean(ActorWebExceptionHandler.class));
	}

	@Test
	void applicationWithoutWebGetsNone() {
		new ApplicationContextRunner().withConfiguration(CONFIGURATIONS)
			.withPropertyValues("troupe.web.retry-after=5s")
			.run((context) -> assertThat(context).hasSingleBean(LocalTroupe.class)
				.doesNotHaveBean(TroupeWebProperties.class)
				.doesNotHaveBean(ActorExceptionResolver.class)
				.doesNotHaveBean(ActorWebExceptionHandler.class));
	}

	@Test
	void reactiveApplicationGetsNone() {
		new ReactiveWebApplicationContextRunner().withConfiguration(CONFIGURATIONS)
			.run((context) -> assertThat(context).hasSingleBean(LocalTroupe.class)
				.doesNotHaveBean(ActorExceptionResolver.class)
				.doesNotHaveBean(OpenStreamExceptionResolver.class));
	}

	@Test
	void worksWithoutSpringMvc() {
		this.contextRunner.withClassLoader(new FilteredClassLoader("org.springframework.web.servlet"))
			.run((context) -> assertThat(context).hasNotFailed()
				.hasSingleBean(LocalTroupe.class)
				.doesNotHaveBean(TroupeWebAutoConfiguration.class));
	}

	@Test
	void worksWithoutReactor() {
		this.contextRunner
			.withClassLoader(
					new FilteredClassLoader("org.springframework.web.reactive", "reactor", "org.reactivestreams"))
			.run((context) -> assertThat(context).hasNotFailed().hasSingleBean(ActorExceptionResolver.class));
	}

	@Test
	void timeToWaitIsASecond() {
		this.contextRunner.run((context) -> assertThat(context.getBean(TroupeWebProperties.class).retryAfter())
			.isEqualTo(Duration.ofSeconds(1)));
	}

	@ParameterizedTest
	@ValueSource(strings = { "0s", "-1s" })
	void timeToWaitMustBePositive(String time) {
		this.contextRunner.withPropertyValues("troupe.web.retry-after=" + time)
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOfSatisfying(InvalidConfigurationPropertyValueException.class, (invalid) -> {
					assertThat(invalid.getName()).isEqualTo("troupe.web.retry-after");
					assertThat(invalid.getReason()).isEqualTo("It must be greater than zero.");
				}));
	}

}
