package io.troupe.autoconfigure;

import java.io.IOException;
import java.io.InputStream;

import io.troupe.actuate.TroupeDeadLettersEndpoint;
import io.troupe.actuate.TroupeDeadLettersEndpointWebExtension;
import io.troupe.actuate.TroupeEndpoint;
import io.troupe.actuate.TroupeEndpointWebExtension;
import io.troupe.runtime.LocalTroupe;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

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

	private static final String LETTERS_EXPOSED = "management.endpoints.web.exposure.include=troupedeadletters";

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
	void deadLettersAreThereWhenTheyAreExposed() {
		this.contextRunner.withPropertyValues(LETTERS_EXPOSED)
			.run((context) -> assertThat(context).hasSingleBean(TroupeDeadLettersEndpoint.class)
				.hasSingleBean(TroupeDeadLettersEndpointWebExtension.class)
				.doesNotHaveBean(TroupeEndpoint.class));
	}

	@Test
	void deadLettersAreNotThereWithoutExposureOrAccess() {
		this.contextRunner.withPropertyValues(EXPOSED)
			.run((context) -> assertThat(context).doesNotHaveBean(TroupeDeadLettersEndpoint.class)
				.doesNotHaveBean(TroupeDeadLettersEndpointWebExtension.class));
		this.contextRunner.withPropertyValues(LETTERS_EXPOSED, "management.endpoint.troupedeadletters.access=NONE")
			.run((context) -> assertThat(context).doesNotHaveBean(TroupeDeadLettersEndpoint.class)
				.doesNotHaveBean(TroupeDeadLettersEndpointWebExtension.class));
	}

	@Test
	void deadLettersHaveNoWebExtensionWhenOnlyJmxIsExposed() {
		this.contextRunner
			.withPropertyValues("spring.jmx.enabled=true",
					"management.endpoints.jmx.exposure.include=troupedeadletters")
			.run((context) -> assertThat(context).hasSingleBean(TroupeDeadLettersEndpoint.class)
				.doesNotHaveBean(TroupeDeadLettersEndpointWebExtension.class));
	}

	@Test
	void applicationsOwnDeadLettersEndpointWins() {
		this.contextRunner.withPropertyValues(LETTERS_EXPOSED)
			.withBean("mine", TroupeDeadLettersEndpoint.class,
					() -> new TroupeDeadLettersEndpoint(LocalTroupe.builder().build(), false))
			.run((context) -> assertThat(context).getBeanNames(TroupeDeadLettersEndpoint.class)
				.containsExactly("mine"));
	}

	@Test
	void deadLettersAreReadOnlyAndWithoutContentUnlessToldOtherwise() throws IOException {
		JsonNode properties = metadata();

		assertThat(property(properties, "management.endpoint.troupedeadletters.access").get("defaultValue").asString())
			.isEqualTo("read_only");
		assertThat(property(properties, "troupe.dead-letters.show-content").get("defaultValue").asBoolean()).isFalse();
		assertThat(property(properties, "troupe.dead-letters.quarantine-after").get("defaultValue").asInt())
			.isEqualTo(3);
		assertThat(property(properties, "troupe.dead-letters.show-content").get("description").asString())
			.startsWith("Whether");
	}

	private static JsonNode metadata() throws IOException {
		try (InputStream json = TroupeEndpointAutoConfigurationTests.class
			.getResourceAsStream("/META-INF/spring-configuration-metadata.json")) {
			return JsonMapper.shared().readTree(json).get("properties");
		}
	}

	private static JsonNode property(JsonNode properties, String name) {
		for (JsonNode property : properties) {
			if (property.get("name").asString().equals(name)) {
				return property;
			}
		}
		throw new AssertionError("No metadata of " + name);
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
