package io.troupe.autoconfigure;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import io.troupe.AtStop;
import io.troupe.SinkActor;
import io.troupe.SinkContext;
import io.troupe.SinkHandle;
import io.troupe.spring.Mailbox;
import io.troupe.spring.TroupeActor;
import io.troupe.spring.TroupeLifecycle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a closing application still gets done, over a real Tomcat and a real connection
 * pool.
 */
@ExtendWith(OutputCaptureExtension.class)
@Timeout(120)
class ShutdownTests {

	private final String database = "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";

	@Test
	void requestsInFlightFinishAndQueuedMessagesAreProcessedBeforeTheDataSourceCloses(CapturedOutput output)
			throws Exception {
		ConfigurableApplicationContext context = start("10s");
		Shop shop = context.getBean(Shop.class);
		for (int i = 0; i < 20; i++) {
			shop.ledger.send("early " + i);
		}
		CompletableFuture<HttpResponse<String>> response = get(context, "/order");
		assertThat(shop.entered.await(20, TimeUnit.SECONDS)).isTrue();

		context.close();

		assertThat(response.get(20, TimeUnit.SECONDS).body()).isEqualTo("ordered");
		assertThat(rows()).hasSize(23).startsWith("early 0").endsWith("late 0", "late 1", "late 2");
		assertThat(shop.log).containsExactly("request done", "web server stopped", "drained with open data source");
		assertThat(shop.dataSource.isClosed()).isTrue();
		assertThat(output).contains("Actor ledger: drained 23, left 0");
	}

	@Test
	void hangingHandlerCostsNoMoreThanTheBudget(CapturedOutput output) throws Exception {
		ConfigurableApplicationContext context = start("1s");
		Shop shop = context.getBean(Shop.class);
		shop.ledger.send(Ledger.HANG);
		shop.ledger.send("never one");
		shop.ledger.send("never two");
		assertThat(shop.hanging.await(20, TimeUnit.SECONDS)).isTrue();

		context.close();

		assertThat(shop.dataSource.isClosed()).isTrue();
		assertThat(rows()).isEmpty();
		assertThat(output)
			.contains("Not completely: what is left are dead letters; actors that did not end: 1. "
					+ "The budget was 500 ms")
			.containsPattern("Actor ledger: drained \\d, left 2, 1 did not end");
	}

	private ConfigurableApplicationContext start(String phaseTimeout) {
		return SpringApplication.run(Application.class, "--server.port=0", "--server.address=127.0.0.1",
				"--spring.datasource.url=" + this.database,
				"--spring.datasource.type=" + HikariDataSource.class.getName(),
				"--spring.lifecycle.timeout-per-shutdown-phase=" + phaseTimeout);
	}

	private static CompletableFuture<HttpResponse<String>> get(ConfigurableApplicationContext context, String path) {
		URI uri = URI.create("http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port") + path);
		return HttpClient.newHttpClient()
			.sendAsync(HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(60)).build(),
					HttpResponse.BodyHandlers.ofString());
	}

	private List<String> rows() {
		DataSource later = new DriverManagerDataSource(this.database, "sa", "");
		return JdbcClient.create(later).sql("select text from entry order by id").query(String.class).list();
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import({ Shop.class, Ledger.class, ShopController.class })
	static class Application {

		/** Takes anything, and so tells whether messages are still taken. */
		@Bean
		@TroupeActor(mailbox = @Mailbox(capacity = 0))
		SinkActor<Integer> probe() {
			return (message, context) -> {
			};
		}

		/** Stops after the web server and before the actors. */
		@Bean
		AtStop between(Shop shop) {
			return new AtStop(TroupeLifecycle.PHASE + 1, () -> {
				shop.log.add("web server stopped");
				openTheGateOnceMessagesAreRefused(shop);
			});
		}

		private static void openTheGateOnceMessagesAreRefused(Shop shop) {
			Thread watch = new Thread(() -> {
				while (shop.probe.trySend(1)) {
					LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
				}
				shop.draining.countDown();
			});
			watch.setDaemon(true);
			watch.start();
		}

	}

	/** What the test and the application's parts know of each other. */
	static class Shop {

		private final List<String> log = new CopyOnWriteArrayList<>();

		private final CountDownLatch entered = new CountDownLatch(1);

		private final CountDownLatch closing = new CountDownLatch(1);

		private final CountDownLatch draining = new CountDownLatch(1);

		private final CountDownLatch hanging = new CountDownLatch(1);

		private final SinkHandle<String> ledger;

		private final SinkHandle<Integer> probe;

		private final HikariDataSource dataSource;

		Shop(SinkHandle<String> ledger, SinkHandle<Integer> probe, HikariDataSource dataSource) {
			this.ledger = ledger;
			this.probe = probe;
			this.dataSource = dataSource;
			JdbcClient.create(dataSource).sql("create table entry (id identity, text varchar(20))").update();
		}

		@EventListener
		void closing(ContextClosedEvent event) {
			this.closing.countDown();
		}

	}

	@RestController
	static class ShopController {

		private final Shop shop;

		ShopController(Shop shop) {
			this.shop = shop;
		}

		@GetMapping("/order")
		String order() throws InterruptedException {
			this.shop.entered.countDown();
			if (!this.shop.closing.await(20, TimeUnit.SECONDS)) {
				throw new IllegalStateException("not closed in time");
			}
			for (int i = 0; i < 3; i++) {
				this.shop.ledger.send("late " + i);
			}
			this.shop.log.add("request done");
			return "ordered";
		}

	}

	/** Writes each message to the database, none before the drain has begun. */
	@TroupeActor(blocking = true)
	static class Ledger implements SinkActor<String> {

		static final String HANG = "hang";

		private final JdbcClient jdbc;

		private final ObjectProvider<Shop> shop;

		Ledger(DataSource dataSource, ObjectProvider<Shop> shop) {
			this.jdbc = JdbcClient.create(dataSource);
			this.shop = shop;
		}

		@Override
		public void onMessage(String text, SinkContext<String> context) throws Exception {
			Shop known = this.shop.getObject();
			if (text.equals(HANG)) {
				known.hanging.countDown();
				Thread.currentThread().join();
			}
			if (!known.draining.await(20, TimeUnit.SECONDS)) {
				throw new IllegalStateException("no drain in time");
			}
			this.jdbc.sql("insert into entry (text) values (?)").param(text).update();
		}

		@Override
		public void onStop(SinkContext<String> context) {
			Shop known = this.shop.getObject();
			known.log.add("drained with " + (known.dataSource.isClosed() ? "closed" : "open") + " data source");
		}

	}

}
