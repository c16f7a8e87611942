package io.troupe.autoconfigure;

import io.troupe.health.TroupeHealthContributor;
import io.troupe.runtime.LocalTroupe;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link TroupeHealthContributorAutoConfiguration}.
 */
class TroupeHealthContributorAutoConfigurationTests {

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(TroupeHealthContributorAutoConfiguration.class))
		.withBean("troupe", LocalTroupe.class, () -> LocalTroupe.builder().build());

	@Test
	void contributorIsThere() {
		this.contextRunner.run((context) -> assertThat(context).hasSingleBean(TroupeHealthContributor.class)
			.hasBean("troupeHealthContributor"));
	}

	@Test
	void contributorCanBeSwitchedOff() {
		this.contextRunner.withPropertyValues("management.health.troupe.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(TroupeHealthContributor.class));
	}

	@Test
	void contributorGoesWithTheDefaults() {
		this.contextRunner.withPropertyValues("management.health.defaults.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(TroupeHealthContributor.class));
	}

	@Test
	void applicationsOwnContributorWins() {
		HealthIndicator mine = () -> Health.unknown().build();

		this.contextRunner.withBean("troupeHealthContributor", HealthIndicator.class, () -> mine)
			.run((context) -> assertThat(context).doesNotHaveBean(TroupeHealthContributor.class)
				.getBean("troupeHealthContributor")
				.isSameAs(mine));
	}

	@Test
	void contextStartsWithoutHealth() {
		this.contextRunner.withClassLoader(new FilteredClassLoader("org.springframework.boot.health"))
			.run((context) -> assertThat(context).hasNotFailed()
				.doesNotHaveBean(TroupeHealthContributorAutoConfiguration.class));
	}

}
