package io.troupe.spring;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import io.troupe.Reply;
import io.troupe.SinkActor;
import io.troupe.SinkContext;
import io.troupe.SinkHandle;
import io.troupe.spring.Letters.Box;
import io.troupe.spring.Letters.Burn;
import io.troupe.spring.Letters.Letter;
import io.troupe.spring.Letters.Post;
import io.troupe.spring.Letters.Read;
import jakarta.annotation.PreDestroy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.NoSuchBeanDefinitionException;
import org.springframework.beans.factory.UnsatisfiedDependencyException;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabase;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabaseBuilder;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabaseType;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronizationManager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Actor instances come from the bean factory, and belong to the engine.
 */
class ActorInstancesTests {

	@Test
	void actorItselfCannotBeInjected() {
		assertThatExceptionOfType(UnsatisfiedDependencyException.class)
			.isThrownBy(() -> PlainSpring.start(BoxActor.class, Thief.class))
			.withCauseInstanceOf(NoSuchBeanDefinitionException.class);
	}

	@Test
	void missingDependencyOfAnActorEndsTheStart() {
		assertThatExceptionOfType(Exception.class).isThrownBy(() -> PlainSpring.start(NeedyActor.class))
			.havingRootCause()
			.isInstanceOf(NoSuchBeanDefinitionException.class)
			.withMessageContaining("java.lang.Runnable");
	}

	@Test
	void oneInstanceIsMadeAtTheStartAndAFreshOneAtEachRestart() throws Exception {
		try (var context = PlainSpring.start(Registry.class, RegisteredActor.class)) {
			Registry registry = context.getBean(Registry.class);
			SinkHandle<Letter> handle = handle(context, "registered");

			handle.send(new Post("lost"));
			handle.send(new Burn());
			handle.send(new Post("kept"));
			List<String> texts = read(handle);

			assertThat(texts).containsExactly("kept");
			assertThat(registry.made).hasValue(2);
			assertThat(registry.destroyed).hasSize(1);
		}
	}

	@Test
	void instancesAreDestroyedByTheBeanFactoryWhenTheContextCloses() throws Exception {
		Registry registry;
		try (var context = PlainSpring.start(Registry.class, RegisteredActor.class)) {
			registry = context.getBean(Registry.class);
			read(handle(context, "registered"));

			assertThat(registry.destroyed).isEmpty();
		}

		assertThat(registry.destroyed).hasSize(1);
	}

	@Test
	void instanceThatNeverRanIsDestroyedToo() {
		Registry registry = new Registry();
		AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
		context.registerBean(Registry.class, () -> registry);
		context.register(PlainSpring.class, RegisteredActor.class, NeedyActor.class);

		assertThatExceptionOfType(Exception.class).isThrownBy(context::refresh);

		assertThat(registry.made).hasValue(1);
		assertThat(registry.destroyed).hasSize(1);
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void proxiedActorRunsInATransactionAndIsDestroyedBehindItsProxy(boolean proxyTargetClass) throws Exception {
		Class<?> transactions = proxyTargetClass ? ClassProxies.class : InterfaceProxies.class;
		Ledger ledger;
		try (var context = PlainSpring.start(transactions, Ledger.class, LedgerActor.class)) {
			ledger = context.getBean(Ledger.class);
			SinkHandle<Entry> handle = handle(context, "ledger");

			boolean inTransaction = handle.<Boolean>ask((reply) -> new Entry("car", reply)).get(10, TimeUnit.SECONDS);
			// answered from within the transaction, so only the next answer tells that it
			// has committed
			handle.<Boolean>ask((reply) -> new Entry("van", reply)).get(10, TimeUnit.SECONDS);

			assertThat(inTransaction).isTrue();
			assertThat(AopUtils.isCglibProxy(context.getBean("actorInstancesTests.LedgerActor")))
				.isEqualTo(proxyTargetClass);
			assertThat(AopUtils.isJdkDynamicProxy(context.getBean("actorInstancesTests.LedgerActor")))
				.isEqualTo(!proxyTargetClass);
			assertThat(ledger.count()).isPositive();
		}

		assertThat(ledger.closed).containsExactly("LedgerActor");
	}

	@Test
	void executorBeanRunsTheActorThatNamesIt() throws Exception {
		try (var context = PlainSpring.start(OwnThread.class, ThreadTeller.class)) {
			SinkHandle<Reply<String>> handle = handle(context, "threadTeller");

			String thread = handle.<String>ask((reply) -> reply).get(10, TimeUnit.SECONDS);

			assertThat(thread).isEqualTo("ours");
		}
	}

	@Test
	void settingsOfTheAnnotationThatDoNotFitEndTheStart() {
		assertThatExceptionOfType(Exception.class).isThrownBy(() -> PlainSpring.start(TinyActor.class))
			.havingRootCause()
			.isInstanceOf(ActorDefinitionException.class)
			.withMessage("The settings of actor 'tiny', declared by " + TinyActor.class.getName()
					+ ", do not fit: 'capacity' must not be negative, but is -2.");
	}

	@SuppressWarnings("unchecked")
	private static <M> SinkHandle<M> handle(AnnotationConfigApplicationContext context, String actor) {
		return (SinkHandle<M>) context.getBean(actor + "Handle", SinkHandle.class);
	}

	private static List<String> read(SinkHandle<Letter> handle) throws Exception {
		return handle.ask(Read::new).get(10, TimeUnit.SECONDS);
	}

	@TroupeActor
	static class BoxActor extends Box {

	}

	record Thief(BoxActor box) {

	}

	@TroupeActor
	static class NeedyActor extends Box {

		NeedyActor(Runnable missing) {
		}

	}

	@TroupeActor(mailbox = @Mailbox(capacity = -2))
	static class TinyActor extends Box {

	}

	/** Counts the instances of one actor. */
	static class Registry {

		private final AtomicInteger made = new AtomicInteger();

		private final List<Object> destroyed = new CopyOnWriteArrayList<>();

	}

	@TroupeActor(supervision = @Supervised(initialBackoff = "0ms"))
	static class RegisteredActor extends Box {

		private final Registry registry;

		RegisteredActor(Registry registry) {
			this.registry = registry;
			registry.made.incrementAndGet();
		}

		@PreDestroy
		void destroyed() {
			this.registry.destroyed.add(this);
		}

	}

	record Entry(String text, Reply<Boolean> reply) {

	}

	/** What the ledger actor writes to. */
	static class Ledger {

		private final JdbcClient jdbc;

		private final List<String> closed = new CopyOnWriteArrayList<>();

		Ledger(EmbeddedDatabase database) {
			this.jdbc = JdbcClient.create(database);
			this.jdbc.sql("create table entry (text varchar(20))").update();
		}

		int count() {
			return this.jdbc.sql("select count(*) from entry").query(Integer.class).single();
		}

	}

	@TroupeActor(blocking = true)
	static class LedgerActor implements SinkActor<Entry> {

		private final Ledger ledger;

		LedgerActor(Ledger ledger) {
			this.ledger = ledger;
		}

		@Override
		@Transactional
		public void onMessage(Entry entry, SinkContext<Entry> context) {
			this.ledger.jdbc.sql("insert into entry values (?)").param(entry.text()).update();
			entry.reply().send(TransactionSynchronizationManager.isActualTransactionActive());
		}

		@PreDestroy
		void close() {
			this.ledger.closed.add(getClass().getSimpleName());
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableTransactionManagement(proxyTargetClass = true)
	static class ClassProxies extends Database {

	}

	@Configuration(proxyBeanMethods = false)
	@EnableTransactionManagement
	static class InterfaceProxies extends Database {

	}

	static class Database {

		@Bean
		EmbeddedDatabase database() {
			return new EmbeddedDatabaseBuilder().setType(EmbeddedDatabaseType.H2).generateUniqueName(true).build();
		}

		@Bean
		DataSourceTransactionManager transactionManager(EmbeddedDatabase database) {
			return new DataSourceTransactionManager(database);
		}

	}

	@TroupeActor(executor = "ownThread")
	static class ThreadTeller implements SinkActor<Reply<String>> {

		@Override
		public void onMessage(Reply<String> reply, SinkContext<Reply<String>> context) {
			reply.send(Thread.currentThread().getName());
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OwnThread {

		@Bean(destroyMethod = "shutdown")
		ExecutorService ownThread() {
			return Executors.newSingleThreadExecutor((task) -> new Thread(task, "ours"));
		}

	}

}
