package io.troupe.autoconfigure;

import io.troupe.SinkActor;
import io.troupe.health.ReadinessGroups;
import io.troupe.spring.TroupeActor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.LazyInitializationBeanFactoryPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.availability.ApplicationAvailabilityBean;
import org.springframework.boot.health.actuate.endpoint.HealthEndpointGroup;
import org.springframework.boot.health.actuate.endpoint.HealthEndpointGroups;
import org.springframework.boot.health.autoconfigure.actuate.endpoint.AvailabilityProbesAutoConfiguration;
import org.springframework.boot.health.autoconfigure.actuate.endpoint.HealthEndpointAutoConfiguration;
import org.springframework.boot.health.autoconfigure.contributor.HealthContributorAutoConfiguration;
import org.springframework.boot.health.autoconfigure.registry.HealthContributorRegistryAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link TroupeReadinessAutoConfiguration}.
 */
@ExtendWith(OutputCaptureExtension.class)
class TroupeReadinessAutoConfigurationTests {

	private static final String WARNING = "'troupe.actors.<name>.readiness' has no effect for ";

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(TroupeAutoConfiguration.class,
				TroupeHealthContributorAutoConfiguration.class, TroupeReadinessAutoConfiguration.class,
				HealthContributorRegistryAutoConfiguration.class, HealthContributorAutoConfiguration.class,
				HealthEndpointAutoConfiguration.class, AvailabilityProbesAutoConfiguration.class))
		.withBean(ApplicationAvailabilityBean.class)
		.withUserConfiguration(Shop.class)
		.withPropertyValues("management.endpoints.web.exposure.include=health",
				"management.endpoints.jmx.exposure.include=health", "spring.jmx.enabled=true",
				"troupe.actors.price-list.readiness=true");

	@Test
	void markedActorsAreMembersOfReadinessOnly() {
		this.contextRunner.run((context) -> {
			HealthEndpointGroup readiness = group(context, "readiness");
			assertThat(readiness.isMember("readinessState")).isTrue();
			assertThat(readiness.isMember("troupe/priceList")).isTrue();
			assertThat(readiness.isMember("troupe/till")).isFalse();
			assertThat(readiness.isMember("other/priceList")).isFalse();
			HealthEndpointGroup liveness = group(context, "liveness");
			assertThat(liveness.isMember("livenessState")).isTrue();
			assertThat(liveness.isMember("troupe/priceList")).isFalse();
		});
	}

	@Test
	void otherGroupsStay() {
		this.contextRunner.withPropertyValues("management.endpoint.health.group.mine.include=ping").run((context) -> {
			assertThat(context.getBean(HealthEndpointGroups.class).getNames()).containsExactlyInAnyOrder("mine",
					"liveness", "readiness");
			assertThat(group(context, "mine").isMember("troupe/priceList")).isFalse();
			assertThat(group(context, "mine").isMember("ping")).isTrue();
		});
	}

	@Test
	void markThatIsHeardIsNotWarnedOf(CapturedOutput output) {
		this.contextRunner.run((context) -> assertThat(output).doesNotContain("has no effect"));
	}

	@Test
	void markThatIsHeardIsNotWarnedOfWhereBeansAreLazy(CapturedOutput output) {
		this.contextRunner
			.withInitializer(
					(context) -> context.addBeanFactoryPostProcessor(new LazyInitializationBeanFactoryPostProcessor()))
			.run((context) -> assertThat(output).doesNotContain("has no effect"));
	}

	@Test
	void withoutMarksThereIsNoWarning(CapturedOutput output) {
		this.contextRunner
			.withPropertyValues("troupe.actors.price-list.readiness=false",
					"management.endpoint.health.probes.enabled=false")
			.run((context) -> assertThat(output).doesNotContain("has no effect"));
	}

	@Test
	void withoutProbesThereIsNoGroupAndAWarning(CapturedOutput output) {
		this.contextRunner.withPropertyValues("management.endpoint.health.probes.enabled=false").run((context) -> {
			assertThat(context.getBean(HealthEndpointGroups.class).get("readiness")).isNull();
			assertThat(output).containsOnlyOnce(WARNING)
				.contains("[price-list]")
				.contains("management.endpoint.health.probes.enabled");
		});
	}

	@Test
	void healthOfActorsThatIsSwitchedOffAddsNothingAndIsWarnedOf(CapturedOutput output) {
		this.contextRunner.withPropertyValues("management.health.troupe.enabled=false").run((context) -> {
			assertThat(context.getBean(HealthEndpointGroups.class)).isNotInstanceOf(ReadinessGroups.class);
			assertThat(output).containsOnlyOnce(WARNING).contains("management.health.troupe.enabled");
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "org.springframework.boot.actuate", "org.springframework.boot.health" })
	void contextStartsWithoutAndWarns(String module, CapturedOutput output) {
		new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(TroupeAutoConfiguration.class,
					TroupeHealthContributorAutoConfiguration.class, TroupeReadinessAutoConfiguration.class))
			.withUserConfiguration(Shop.class)
			.withPropertyValues("troupe.actors.till.readiness=true")
			.withClassLoader(new FilteredClassLoader(module))
			.run((context) -> {
				assertThat(context).hasNotFailed().doesNotHaveBean(TroupeReadinessAutoConfiguration.class);
				assertThat(output).containsOnlyOnce(WARNING).contains("[till]");
			});
	}

	private static HealthEndpointGroup group(AssertableApplicationContext context, String name) {
		HealthEndpointGroup group = context.getBean(HealthEndpointGroups.class).get(name);
		assertThat(group).isNotNull();
		return group;
	}

	@Configuration(proxyBeanMethods = false)
	static class Shop {

		@Bean
		@TroupeActor
		SinkActor<String> till() {
			return (message, context) -> {
			};
		}

		@Bean
		@TroupeActor
		SinkActor<Integer> priceList() {
			return (message, context) -> {
			};
		}

	}

}
