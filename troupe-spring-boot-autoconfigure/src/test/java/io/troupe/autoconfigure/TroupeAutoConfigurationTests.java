package io.troupe.autoconfigure;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

import io.troupe.ActorSnapshot;
import io.troupe.ActorStoppedException;
import io.troupe.MailboxOptions;
import io.troupe.Overflow;
import io.troupe.Reply;
import io.troupe.SinkActor;
import io.troupe.SinkHandle;
import io.troupe.Supervision;
import io.troupe.Troupe;
import io.troupe.runtime.ActorListener;
import io.troupe.runtime.LocalTroupe;
import io.troupe.spring.ActorSettings;
import io.troupe.spring.ActorSettingsSource;
import io.troupe.spring.Mailbox;
import io.troupe.spring.SecondSignal;
import io.troupe.spring.TroupeActor;
import io.troupe.spring.TroupeLifecycle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.NoUniqueBeanDefinitionException;
import org.springframework.boot.LazyInitializationBeanFactoryPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.context.LifecycleAutoConfiguration;
import org.springframework.boot.autoconfigure.task.TaskExecutionAutoConfiguration;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

class TroupeAutoConfigurationTests {

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(TroupeAutoConfiguration.class, TaskExecutionAutoConfiguration.class,
				LifecycleAutoConfiguration.class))
		.withUserConfiguration(Actors.class);

	@Test
	void secondSignalIsHeededUnlessTheApplicationSaysOtherwise() {
		this.contextRunner.run((context) -> assertThat(context).hasSingleBean(SecondSignal.class));
		this.contextRunner.withPropertyValues("troupe.shutdown.second-signal=false")
			.run((context) -> assertThat(context).doesNotHaveBean(SecondSignal.class));
	}

	@Test
	void actorsAnswerWithoutAnyFurtherSetUp() {
		this.contextRunner.run((context) -> {
			assertThat(context).hasSingleBean(Troupe.class).hasBean("troupe");
			assertThat(threadOf(context).getName()).startsWith("troupe-");
		});
	}

	@Test
	void whenAutoStartupIsOffActorsWaitForAStart() {
		this.contextRunner.withPropertyValues("troupe.auto-startup=false").run((context) -> {
			assertThat(context.getBean(LocalTroupe.class).isRunning()).isFalse();

			context.getBean(TroupeLifecycle.class).start();

			assertThat(threadOf(context).getName()).startsWith("troupe-");
		});
	}

	@Test
	void backsOffForAnEngineOfTheApplications() {
		LocalTroupe mine = LocalTroupe.builder().threadNamePrefix("mine-").build();

		this.contextRunner.withBean("mine", LocalTroupe.class, () -> mine).run((context) -> {
			assertThat(context).hasSingleBean(LocalTroupe.class).doesNotHaveBean("troupe");
			assertThat(threadOf(context).getName()).startsWith("mine-");
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "org.springframework.boot.actuate", "io.micrometer", "org.springframework.boot.health",
			"org.springframework.web", "org.springframework.transaction" })
	void worksWithoutWhatIsOptional(String missingPackage) {
		this.contextRunner
			.withConfiguration(
					AutoConfigurations.of(TroupeWebAutoConfiguration.class, TroupeEndpointAutoConfiguration.class,
							TroupeHealthContributorAutoConfiguration.class, TroupeMetricsAutoConfiguration.class))
			.withClassLoader(new FilteredClassLoader(missingPackage))
			.run((context) -> assertThat(threadOf(context).getName()).startsWith("troupe-"));
	}

	@Test
	void lazyInitializationStillStartsActors() {
		this.contextRunner
			.withInitializer(
					(context) -> context.addBeanFactoryPostProcessor(new LazyInitializationBeanFactoryPostProcessor()))
			.run((context) -> {
				assertThat(context.getBean(LocalTroupe.class).isRunning()).isTrue();
				assertThat(context.getBean(LocalTroupe.class).find("teller")).isPresent();
				assertThat(threadOf(context).getName()).startsWith("troupe-");
			});
	}

	@Test
	void defaultsAreThoseOfTheEngine() {
		TroupeSettings settings = new TroupeSettings(bind("troupe.auto-startup", "true"));

		assertThat(settings.mailbox()).isEqualTo(MailboxOptions.DEFAULT);
		assertThat(settings.supervision()).isEqualTo(Supervision.DEFAULT);
	}

	@Test
	void propertiesSetUpAllActors() {
		this.contextRunner.withPropertyValues("troupe.mailbox.capacity=12", "troupe.mailbox.overflow=drop-oldest")
			.run((context) -> {
				ActorSnapshot.Mailbox mailbox = mailboxOf(context, "teller");

				assertThat(mailbox.capacity()).isEqualTo(12);
				assertThat(mailbox.overflow()).isEqualTo(Overflow.DROP_OLDEST);
			});
	}

	@Test
	void propertiesOfAnActorWinOverItsAnnotationWhichWinsOverThoseOfAll() {
		this.contextRunner
			.withPropertyValues("troupe.mailbox.capacity=12", "troupe.actors.small-one.mailbox.overflow=reject")
			.run((context) -> {
				ActorSnapshot.Mailbox mailbox = mailboxOf(context, "smallOne");

				assertThat(mailbox.capacity()).isEqualTo(3);
				assertThat(mailbox.overflow()).isEqualTo(Overflow.REJECT);
			});
		this.contextRunner.withPropertyValues("troupe.actors.smallOne.mailbox.capacity=0")
			.run((context) -> assertThat(mailboxOf(context, "smallOne").capacity()).isZero());
	}

	@Test
	void propertiesChooseTheExecutorAndTheSupervisionOfAnActor() {
		this.contextRunner.withPropertyValues("troupe.actors.teller.executor=applicationTaskExecutor")
			.run((context) -> assertThat(threadOf(context).getName()).startsWith("task-"));
		this.contextRunner.withPropertyValues("troupe.actors.teller.supervision.strategy=stop").run((context) -> {
			teller(context).send(new Broken());

			assertThat(teller(context).<Thread>ask((reply) -> reply)).failsWithin(Duration.ofSeconds(10))
				.withThrowableOfType(ExecutionException.class)
				.withCauseInstanceOf(ActorStoppedException.class);
		});
	}

	@Test
	void customizersAndListenersAreApplied() {
		this.contextRunner.withUserConfiguration(Extensions.class).run((context) -> {
			assertThat(threadOf(context).getName()).startsWith("custom-");
			assertThat(context.getBean(Heard.class).started).contains("teller");
		});
	}

	@Test
	void executorOfTheApplicationRunsActors() {
		this.contextRunner.withUserConfiguration(OwnExecutor.class).run((context) -> {
			assertThat(threadOf(context).getName()).isEqualTo("own");
			assertThat(context).hasBean("applicationTaskExecutor");
		});
		this.contextRunner.withUserConfiguration(OwnExecutor.class)
			.withPropertyValues("spring.threads.virtual.enabled=true")
			.run((context) -> assertThat(threadOf(context).getName()).isEqualTo("own"));
	}

	@Test
	void bootsExecutorStays() {
		this.contextRunner.run((context) -> assertThat(context).getBean(Executor.class)
			.isSameAs(context.getBean("applicationTaskExecutor")));
	}

	@Test
	@EnabledForJreRange(min = JRE.JAVA_21)
	void virtualThreadsRunActorsWhereTheApplicationUsesThem() {
		this.contextRunner.withPropertyValues("spring.threads.virtual.enabled=true")
			.run((context) -> assertThat(isVirtual(threadOf(context))).isTrue());
		this.contextRunner.withPropertyValues("troupe.executor.mode=virtual")
			.run((context) -> assertThat(isVirtual(threadOf(context))).isTrue());
		this.contextRunner.withPropertyValues("spring.threads.virtual.enabled=true", "troupe.executor.mode=platform")
			.run((context) -> assertThat(isVirtual(threadOf(context))).isFalse());
	}

	@Test
	@EnabledForJreRange(max = JRE.JAVA_20)
	void withoutVirtualThreadsThePoolRunsActors() {
		this.contextRunner.withPropertyValues("spring.threads.virtual.enabled=true")
			.run((context) -> assertThat(threadOf(context).getName()).startsWith("troupe-"));
	}

	@Test
	void threadsOfActorsCarryTheClassLoaderOfTheApplication() {
		ClassLoader classLoader = new FilteredClassLoader("none.at.all");

		this.contextRunner.withClassLoader(classLoader)
			.run((context) -> assertThat(threadOf(context).getContextClassLoader()).isSameAs(classLoader));
	}

	@Test
	void drainTimeoutStaysInsideThePhase() {
		Duration phase = Duration.ofSeconds(30);
		TroupeSettings unset = new TroupeSettings(bind("troupe.auto-startup", "true"));
		TroupeSettings inside = new TroupeSettings(bind("troupe.shutdown.drain-timeout", "5s"));
		TroupeSettings beyond = new TroupeSettings(bind("troupe.shutdown.drain-timeout", "60s"));

		assertThat(unset.drainTimeout(phase)).isEqualTo(Duration.ofSeconds(27));
		assertThat(unset.drainTimeout(Duration.ofSeconds(5))).isEqualTo(Duration.ofSeconds(4));
		assertThat(unset.drainTimeout(Duration.ofSeconds(1))).isEqualTo(Duration.ofMillis(500));
		assertThat(inside.drainTimeout(phase)).isEqualTo(Duration.ofSeconds(5));
		assertThat(beyond.drainTimeout(phase)).isEqualTo(Duration.ofSeconds(27));
	}

	@Test
	void childWithAnEngineOfItsOwnLeavesItsParentsActorsAlone() {
		this.contextRunner.run((parent) -> new ApplicationContextRunner().withParent(parent)
			.withConfiguration(AutoConfigurations.of(TroupeAutoConfiguration.class))
			.run((child) -> {
				assertThat(child.getBean(LocalTroupe.class)).isNotSameAs(parent.getBean(LocalTroupe.class));
				assertThat(child.getBean(LocalTroupe.class).actors()).isEmpty();
				assertThat(threadOf(child).getName()).startsWith("troupe-");
			}));
	}

	@Test
	void parentWithoutActorsReadsTheSettingsOfItsChilds() {
		String settings = "troupe.actors.teller.mailbox.capacity=10";
		ApplicationContextRunner runner = new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(TroupeAutoConfiguration.class))
			.withPropertyValues(settings);
		runner.run((parent) -> {
			assertThat(parent).hasNotFailed();
			this.contextRunner.withParent(parent)
				.withPropertyValues(settings)
				.run((child) -> assertThat(mailboxOf(child, "teller").capacity()).isEqualTo(10));
		});
	}

	@Test
	void secondSourceOfSettingsIsNotOverlooked() {
		this.contextRunner.withBean("mine", ActorSettingsSource.class, () -> (actor) -> ActorSettings.NONE)
			.run((context) -> assertThat(context).hasFailed()
				.getFailure()
				.hasRootCauseInstanceOf(NoUniqueBeanDefinitionException.class)
				.rootCause()
				.hasMessageContaining("troupeSettings")
				.hasMessageContaining("mine"));
	}

	@Test
	void primarySourceOfSettingsWins() {
		ActorSettingsSource mine = (actor) -> ActorSettings.NONE;
		this.contextRunner.withPropertyValues("troupe.actors.teller.mailbox.capacity=10")
			.withBean("mine", ActorSettingsSource.class, () -> mine, (definition) -> definition.setPrimary(true))
			.run((context) -> assertThat(mailboxOf(context, "teller").capacity()).isEqualTo(8192));
	}

	private static TroupeProperties bind(String name, String value) {
		MapConfigurationPropertySource source = new MapConfigurationPropertySource();
		source.put(name, value);
		return new Binder(source).bindOrCreate("troupe", TroupeProperties.class);
	}

	private static ActorSnapshot.Mailbox mailboxOf(ApplicationContext context, String actor) {
		return context.getBean(Troupe.class).find(actor).orElseThrow().mailbox();
	}

	private static Thread threadOf(ApplicationContext context) throws Exception {
		return teller(context).<Thread>ask((reply) -> reply).get(10, TimeUnit.SECONDS);
	}

	@SuppressWarnings("unchecked")
	private static SinkHandle<Reply<Thread>> teller(ApplicationContext context) {
		return (SinkHandle<Reply<Thread>>) context.getBean("tellerHandle", SinkHandle.class);
	}

	private static boolean isVirtual(Thread thread) throws Exception {
		return (boolean) Thread.class.getMethod("isVirtual").invoke(thread);
	}

	/** Fails whoever answers. */
	static class Broken implements Reply<Thread> {

		@Override
		public boolean send(Thread value) {
			throw new IllegalStateException("broken");
		}

		@Override
		public boolean fail(Throwable cause) {
			return false;
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Actors {

		/** Tells which thread it runs on. */
		@Bean
		@TroupeActor
		SinkActor<Reply<Thread>> teller() {
			return (reply, context) -> reply.send(Thread.currentThread());
		}

		@Bean
		@TroupeActor(mailbox = @Mailbox(capacity = 3))
		SinkActor<String> smallOne() {
			return (message, context) -> {
			};
		}

	}

	static class Heard implements ActorListener {

		private final List<String> started = new CopyOnWriteArrayList<>();

		@Override
		public void onStarted(String actor, String definition) {
			this.started.add(actor);
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Extensions {

		@Bean
		Heard heard() {
			return new Heard();
		}

		@Bean
		TroupeCustomizer prefix() {
			return (builder) -> builder.threadNamePrefix("custom-");
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OwnExecutor {

		@Bean(defaultCandidate = false, destroyMethod = "shutdown")
		ExecutorService troupeTaskExecutor() {
			return Executors.newSingleThreadExecutor((task) -> new Thread(task, "own"));
		}

	}

}
