package io.troupe.autoconfigure;

import io.troupe.actuate.TroupeEndpoint;
import io.troupe.actuate.TroupeEndpointWebExtension;
import io.troupe.runtime.LocalTroupe;
import org.junit.jupiter.api.Test;

import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link TroupeEndpointAutoConfiguration}.
 */
class TroupeEndpointAutoConfigurationTests {

	private static final String EXPOSED = "management.endpoints.web.exposure.include=troupe";

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(TroupeEndpointAutoConfiguration.class))
		.withBean("troupe", LocalTroupe.class, () -> LocalTroupe.builder().build());

	@Test
	void endpointIsThereWhenItIsExposed() {
		this.contextRunner.withPropertyValues(EXPOSED)
			.run((context) -> assertThat(context).hasSingleBean(TroupeEndpoint.class)
				.hasSingleBean(TroupeEndpointWebExtension.class));
	}

	@Test
	void endpointIsNotThereWhenItIsNotExposed() {
		this.contextRunner.run((context) -> assertThat(context).doesNotHaveBean(TroupeEndpoint.class)
			.doesNotHaveBean(TroupeEndpointWebExtension.class));
	}

	@Test
	void endpointIsNotThereWithoutAccess() {
		this.contextRunner.withPropertyValues(EXPOSED, "management.endpoint.troupe.access=NONE")
			.run((context) -> assertThat(context).doesNotHaveBean(TroupeEndpoint.class)
				.doesNotHaveBean(TroupeEndpointWebExtension.class));
	}

	@Test
	void webExtensionIsNotThereWhenOnlyJmxIsExposed() {
		this.contextRunner
			.withPropertyValues("spring.jmx.enabled=true", "management.endpoints.jmx.exposure.include=troupe")
			.run((context) -> assertThat(context).hasSingleBean(TroupeEndpoint.class)
				.doesNotHaveBean(TroupeEndpointWebExtension.class));
	}

	@Test
	void applicationsOwnEndpointWins() {
		this.contextRunner.withPropertyValues(EXPOSED)
			.withBean("mine", TroupeEndpoint.class, () -> new TroupeEndpoint(LocalTroupe.builder().build()))
			.run((context) -> assertThat(context).getBeanNames(TroupeEndpoint.class).containsExactly("mine"));
	}

	@Test
	void endpointIsNotThereWithoutAnEngine() {
		new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(TroupeEndpointAutoConfiguration.class))
			.withPropertyValues(EXPOSED)
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(TroupeEndpoint.class));
	}

	@Test
	void contextStartsWithoutActuator() {
		this.contextRunner.withPropertyValues(EXPOSED)
			.withClassLoader(new FilteredClassLoader(Endpoint.class.getPackageName(),
					ConditionalOnAvailableEndpoint.class.getPackageName()))
			.run((context) -> assertThat(context).hasNotFailed()
				.doesNotHaveBean(TroupeEndpointAutoConfiguration.class));
	}

}
