package io.troupe.autoconfigure;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.troupe.ActorSpec;
import io.troupe.Errands;
import io.troupe.metrics.TroupeMetrics;
import io.troupe.runtime.ActorListener;
import io.troupe.runtime.LocalTroupe;
import io.troupe.runtime.LocalTroupeBuilder;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.LazyInitializationBeanFactoryPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.annotation.UserConfigurations;
import org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.export.simple.SimpleMetricsExportAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link TroupeMetricsAutoConfiguration}.
 */
class TroupeMetricsAutoConfigurationTests {

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(TroupeMetricsAutoConfiguration.class, MetricsAutoConfiguration.class,
				CompositeMeterRegistryAutoConfiguration.class, SimpleMetricsExportAutoConfiguration.class))
		.withConfiguration(UserConfigurations.of(Engine.class));

	@Test
	void metersAreThereAfterStartUp() {
		this.contextRunner.run((context) -> {
			assertThat(context).hasSingleBean(TroupeMetrics.class);
			MeterRegistry registry = context.getBean(MeterRegistry.class);
			assertThat(registry.get("troupe.mailbox.capacity").tag("actor", "cart").gauge().value()).isEqualTo(8192);
			assertThat(registry.get("troupe.mailbox.wait").tag("actor", "cart").timer().count()).isZero();
			assertThat(registry.get("troupe.executor.workers").gauge().value()).isEqualTo(3);
		});
	}

	@Test
	void definitionsThatAppearLaterAreMeasuredToo() {
		this.contextRunner.run((context) -> {
			context.getBean(LocalTroupe.class).add(ActorSpec.sink(new Errands()::actor).named("till"));

			assertThat(context.getBean(MeterRegistry.class).find("troupe.actors").tag("actor", "till").gauge())
				.isNotNull();
		});
	}

	@Test
	void timersCanBeSwitchedOff() {
		this.contextRunner.withPropertyValues("troupe.metrics.timers=false").run((context) -> {
			MeterRegistry registry = context.getBean(MeterRegistry.class);
			assertThat(registry.find("troupe.actors").gauge()).isNotNull();
			assertThat(registry.getMeters()).filteredOn((meter) -> meter.getId().getName().startsWith("troupe."))
				.noneMatch(Timer.class::isInstance);
		});
	}

	@Test
	void metersCanBeSwitchedOff() {
		this.contextRunner.withPropertyValues("management.metrics.enable.troupe=false")
			.run((context) -> assertThat(context.getBean(MeterRegistry.class).getMeters())
				.noneMatch((meter) -> meter.getId().getName().startsWith("troupe.")));
	}

	@Test
	void nothingIsListenedToWithoutARegistry() {
		new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(TroupeMetricsAutoConfiguration.class))
			.withConfiguration(UserConfigurations.of(Engine.class))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(ActorListener.class));
	}

	@Test
	void applicationsOwnMetersWin() {
		this.contextRunner
			.withBean("mine", TroupeMetrics.class, () -> new TroupeMetrics(LocalTroupe.builder()::build, false))
			.run((context) -> assertThat(context).getBeanNames(TroupeMetrics.class).containsExactly("mine"));
	}

	@Test
	void registryMayBeMadeWhileTheEngineIs() {
		this.contextRunner
			.withInitializer(
					(context) -> context.addBeanFactoryPostProcessor(new LazyInitializationBeanFactoryPostProcessor()))
			.withUserConfiguration(Counting.class)
			.run((context) -> {
				LocalTroupe troupe = context.getBean(LocalTroupe.class);

				assertThat(troupe.population("cart")).isPresent();
				assertThat(context.getBean(MeterRegistry.class).get("troupe.actors").tag("actor", "cart").gauge())
					.isNotNull();
			});
	}

	@Test
	void contextStartsWithoutMicrometer() {
		new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(TroupeMetricsAutoConfiguration.class))
			.withConfiguration(UserConfigurations.of(Engine.class))
			.withClassLoader(new FilteredClassLoader("io.micrometer"))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(TroupeMetricsAutoConfiguration.class));
	}

	@Configuration(proxyBeanMethods = false)
	static class Counting {

		@Bean
		ActorListener counting(MeterRegistry registry) {
			return new ActorListener() {

				@Override
				public void onDefined(String definition) {
					registry.counter("definitions").increment();
				}

			};
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Engine {

		@Bean
		LocalTroupe troupe(ObjectProvider<ActorListener> listeners) {
			LocalTroupeBuilder builder = LocalTroupe.builder().parallelism(3);
			listeners.orderedStream().forEach(builder::listener);
			LocalTroupe troupe = builder.build();
			troupe.add(ActorSpec.sink(new Errands()::actor).named("cart"));
			return troupe;
		}

	}

}
