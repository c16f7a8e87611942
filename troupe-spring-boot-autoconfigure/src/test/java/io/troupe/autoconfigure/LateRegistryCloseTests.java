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
import io.troupe.spring.TroupeLifecycle;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/** What a registry that publishes when it closes has of the end of an application. */
class LateRegistryCloseTests {

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(TroupeAutoConfiguration.class, TroupeMetricsAutoConfiguration.class,
				MetricsAutoConfiguration.class, CompositeMeterRegistryAutoConfiguration.class))
		.withUserConfiguration(Shop.class)
		.withPropertyValues("troupe.shutdown.drain-timeout=100ms");

	private final PublishingRegistry registry = new PublishingRegistry();

	@Test
	void lastPublicationHasTheDrain() {
		this.contextRunner.withBean(PublishingRegistry.class, () -> this.registry).run(LateRegistryCloseTests::queue);

		assertThat(this.registry.published).containsEntry("troupe.shutdown.messages cart left", 2.0)
			.containsEntry("troupe.shutdown.messages cart drained", 0.0)
			.containsEntry("troupe.shutdown.drain incomplete", 1.0);
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

	/** Leaves the actor in a handler that only the end of the drain interrupts. */
	@SuppressWarnings("unchecked")
	private static void queue(ApplicationContext context) throws InterruptedException {
		SinkHandle<String> cart = (SinkHandle<String>) context.getBean("cartHandle", SinkHandle.class);
		cart.send("one");
		cart.send("two");
		cart.send("three");
		if (context.getBean(TroupeLifecycle.class).isRunning()) {
			assertThat(context.getBean(Shop.class).held.await(20, TimeUnit.SECONDS)).isTrue();
		}
	}

	@Configuration(proxyBeanMethods = false)
	static class Shop {

		private final CountDownLatch held = new CountDownLatch(1);

		@Bean
		@TroupeActor(blocking = true)
		SinkActor<String> cart() {
			return (message, context) -> {
				this.held.countDown();
				new CountDownLatch(1).await(20, TimeUnit.SECONDS);
			};
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
