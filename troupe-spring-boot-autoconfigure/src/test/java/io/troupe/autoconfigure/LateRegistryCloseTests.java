package io.troupe.autoconfigure;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.troupe.SinkActor;
import io.troupe.SinkHandle;
import io.troupe.spring.TroupeActor;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.ContextClosedEvent;

import static org.assertj.core.api.Assertions.assertThat;

/** What a registry that publishes when it closes has of the end of an application. */
class LateRegistryCloseTests {

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(TroupeAutoConfiguration.class, TroupeMetricsAutoConfiguration.class,
				MetricsAutoConfiguration.class, CompositeMeterRegistryAutoConfiguration.class))
		.withUserConfiguration(Shop.class);

	private final PublishingRegistry registry = new PublishingRegistry();

	@Test
	void lastPublicationHasTheDrain() {
		this.contextRunner.withBean(PublishingRegistry.class, () -> this.registry).run(LateRegistryCloseTests::queue);

		assertThat(this.registry.published).containsEntry("troupe.shutdown.messages cart drained", 3.0)
			.containsEntry("troupe.shutdown.messages cart left", 0.0)
			.containsKey("troupe.shutdown.drain complete");
	}

	@Test
	void registryIsClosedBeforeTheBeansWhoseGaugesItReads() {
		AtomicBoolean closed = new AtomicBoolean();
		DisposableBean gauged = () -> closed.set(this.registry.isClosed());

		this.contextRunner.withBean(PublishingRegistry.class, () -> this.registry)
			.withBean(DisposableBean.class, () -> gauged)
			.run(LateRegistryCloseTests::queue);

		assertThat(closed).isTrue();
	}

	@Test
	void registryIsClosedWhereTheEngineHasNeverStarted() {
		this.contextRunner.withPropertyValues("troupe.auto-startup=false")
			.withBean(PublishingRegistry.class, () -> this.registry)
			.run(LateRegistryCloseTests::queue);

		assertThat(this.registry.isClosed()).isTrue();
	}

	@Test
	void childThatClosesLeavesTheRegistryOfItsParentOpen() {
		this.contextRunner.withBean(PublishingRegistry.class, () -> this.registry).run((context) -> {
			AnnotationConfigApplicationContext child = new AnnotationConfigApplicationContext();
			child.setParent(context);
			child.refresh();

			child.close();

			assertThat(this.registry.isClosed()).isFalse();
		});
	}

	@SuppressWarnings("unchecked")
	private static void queue(ApplicationContext context) {
		SinkHandle<String> cart = (SinkHandle<String>) context.getBean("cartHandle", SinkHandle.class);
		cart.send("one");
		cart.send("two");
		cart.send("three");
	}

	@Configuration(proxyBeanMethods = false)
	static class Shop {

		private final CountDownLatch closing = new CountDownLatch(1);

		@Bean
		@TroupeActor(blocking = true)
		SinkActor<String> cart() {
			return (message, context) -> assertThat(this.closing.await(20, TimeUnit.SECONDS)).isTrue();
		}

		@Bean
		ApplicationListener<ContextClosedEvent> opener() {
			return (event) -> this.closing.countDown();
		}

	}

	/** Keeps what it has when it is closed. */
	static final class PublishingRegistry extends SimpleMeterRegistry {

		private final Map<String, Double> published = new ConcurrentHashMap<>();

		@Override
		public void close() {
			if (!isClosed()) {
				getMeters().forEach(this::publish);
			}
			super.close();
		}

		private void publish(Meter meter) {
			String tags = String.join(" ", meter.getId().getTags().stream().map((tag) -> tag.getValue()).toList());
			this.published.put(meter.getId().getName() + " " + tags, meter.measure().iterator().next().getValue());
		}

	}

}
