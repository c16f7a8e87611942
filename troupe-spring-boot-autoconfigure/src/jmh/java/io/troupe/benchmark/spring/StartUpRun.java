package io.troupe.benchmark.spring;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

import io.troupe.spring.TroupeLifecycle;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.annotation.ImportCandidates;
import org.springframework.boot.context.metrics.buffering.BufferingApplicationStartup;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.AnnotatedBeanDefinitionReader;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.GenericApplicationContext;

/** Starts one application, in the JVM that {@link StartUp} has made for it. */
public final class StartUpRun {

	private static final int MOST_STEPS = 1_000_000;

	private final List<Class<?>> beans = new ArrayList<>();

	private final boolean actors;

	private StartUpRun(int count, boolean actors, Injection injection) throws ClassNotFoundException {
		this.actors = actors;
		for (int number = 0; number < count; number++) {
			this.beans.add(Class.forName(GeneratedBeans.actor(number)));
			if (injection != Injection.NONE) {
				this.beans.add(Class.forName(GeneratedBeans.service(number, actors, injection)));
			}
		}
	}

	private void start() {
		BufferingApplicationStartup startup = new BufferingApplicationStartup(MOST_STEPS);
		SpringApplication application = new SpringApplication(Application.class);
		application.setWebApplicationType(WebApplicationType.NONE);
		application.setLogStartupInfo(false);
		application.setApplicationStartup(startup);
		application.setDefaultProperties(properties());
		application.addInitializers((context) -> new AnnotatedBeanDefinitionReader((GenericApplicationContext) context)
			.register(this.beans.toArray(Class<?>[]::new)));
		long begin = System.nanoTime();
		try (ConfigurableApplicationContext context = application.run()) {
			double total = (System.nanoTime() - begin) / 1e6;
			TroupeSteps steps = new TroupeSteps(startup.getBufferedTimeline(), context.getBeanFactory());
			long lifecycle = context.getBean("after", Marker.class).nanos
					- context.getBean("before", Marker.class).nanos;
			System.out.printf(Locale.ROOT, "%s%.3f %.3f %.3f %.3f%n", StartUp.RESULT, total, steps.discovery(),
					steps.beans(), lifecycle / 1e6);
		}
	}

	private Map<String, Object> properties() {
		String none = StreamSupport
			.stream(ImportCandidates.load(AutoConfiguration.class, getClass().getClassLoader()).spliterator(), false)
			.filter((name) -> name.startsWith("io.troupe."))
			.collect(Collectors.joining(","));
		return Map.of("spring.main.banner-mode", "off", "logging.level.root", "warn", "spring.autoconfigure.exclude",
				this.actors ? "" : none);
	}

	/**
	 * Starts an application.
	 * @param args the number of generated actors, whether they are actors rather than
	 * ordinary beans, and how each is injected somewhere
	 */
	public static void main(String[] args) throws ClassNotFoundException {
		new StartUpRun(Integer.parseInt(args[0]), Boolean.parseBoolean(args[1]), Injection.valueOf(args[2])).start();
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

		@Bean
		Marker before() {
			return new Marker(TroupeLifecycle.PHASE - 1);
		}

		@Bean
		Marker after() {
			return new Marker(TroupeLifecycle.PHASE + 1);
		}

	}

	/** Notes when its phase starts. */
	static final class Marker implements SmartLifecycle {

		private final int phase;

		private volatile long nanos;

		Marker(int phase) {
			this.phase = phase;
		}

		@Override
		public void start() {
			this.nanos = System.nanoTime();
		}

		@Override
		public void stop() {
			this.nanos = 0;
		}

		@Override
		public boolean isRunning() {
			return this.nanos != 0;
		}

		@Override
		public int getPhase() {
			return this.phase;
		}

	}

}
