package io.troupe.autoconfigure;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

import io.troupe.ActorSpec;
import io.troupe.Overflow;
import io.troupe.Reply;
import io.troupe.SinkActor;
import io.troupe.SinkContext;
import io.troupe.SinkHandle;
import io.troupe.Troupe;
import io.troupe.runtime.LocalTroupe;
import io.troupe.spring.Mailbox;
import io.troupe.spring.TroupeActor;
import org.junit.jupiter.api.Test;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;

import static org.assertj.core.api.Assertions.assertThat;

class TroupeWebAutoConfigurationTests {

	private final WebApplicationContextRunner contextRunner = new WebApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(TroupeAutoConfiguration.class, TroupeWebAutoConfiguration.class));

	@Test
	void webApplicationGetsTheHandler() {
		this.contextRunner.run((context) -> assertThat(context).hasSingleBean(TroupeExceptionHandler.class)
			.hasSingleBean(OpenStreamExceptionResolver.class));
	}

	@Test
	void otherApplicationDoesNot() {
		new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(TroupeAutoConfiguration.class, TroupeWebAutoConfiguration.class))
			.run((context) -> assertThat(context).hasSingleBean(LocalTroupe.class)
				.doesNotHaveBean(TroupeExceptionHandler.class));
	}

	@Test
	void backsOffForAHandlerOfTheApplications() {
		TroupeExceptionHandler mine = new TroupeExceptionHandler();

		this.contextRunner.withBean("mine", TroupeExceptionHandler.class, () -> mine)
			.run((context) -> assertThat(context).getBean(TroupeExceptionHandler.class).isSameAs(mine));
	}

	@Test
	void worksWithoutSpringMvc() {
		this.contextRunner.withClassLoader(new FilteredClassLoader("org.springframework.web.servlet"))
			.run((context) -> assertThat(context).hasNotFailed()
				.hasSingleBean(LocalTroupe.class)
				.doesNotHaveBean(TroupeExceptionHandler.class));
	}

	@Test
	void fullMailboxIsUnavailable() throws Exception {
		try (var context = start(Desk.class)) {
			for (String path : new String[] { "/send", "/ask" }) {
				HttpResponse<String> response = get(context, path);

				assertThat(response.statusCode()).isEqualTo(503);
				assertThat(response.headers().firstValue("Retry-After")).contains("1");
				assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
				assertThat(response.body()).contains("\"status\":503")
					.contains("\"title\":\"Service Unavailable\"")
					.contains("\"detail\":\"The service has more to do than it can take. Try again later.\"")
					.contains("\"instance\":\"" + path + "\"")
					.doesNotContain("full");
			}
		}
	}

	@Test
	void endedActorIsUnavailable() throws Exception {
		try (var context = start(Desk.class)) {
			HttpResponse<String> response = get(context, "/ended");

			assertThat(response.statusCode()).isEqualTo(503);
			assertThat(response.headers().firstValue("Retry-After")).contains("1");
			assertThat(response.body()).contains("The service cannot answer at the moment. Try again later.");
		}
	}

	@Test
	void answerThatIsLateIsATimeout() throws Exception {
		try (var context = start(Desk.class)) {
			HttpResponse<String> response = get(context, "/late");

			assertThat(response.statusCode()).isEqualTo(504);
			assertThat(response.headers().firstValue("Retry-After")).isEmpty();
			assertThat(response.body()).contains("The service did not answer in time.");
		}
	}

	@Test
	void adviceOfTheApplicationWins() throws Exception {
		try (var context = start(Desk.class, OwnAdvice.class)) {
			HttpResponse<String> response = get(context, "/ask");

			assertThat(response.statusCode()).isEqualTo(418);
			assertThat(response.body()).isEqualTo("mine: full");
		}
	}

	private static ConfigurableApplicationContext start(Class<?>... components) {
		SpringApplication application = new SpringApplication(components);
		return application.run("--server.port=0", "--server.address=127.0.0.1",
				"--troupe.shutdown.drain-timeout=100ms");
	}

	private static HttpResponse<String> get(ConfigurableApplicationContext context, String path) throws Exception {
		URI uri = URI.create("http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port") + path);
		return HttpClient.newHttpClient()
			.send(HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(20)).build(),
					HttpResponse.BodyHandlers.ofString());
	}

	/** A web application with one actor whose mailbox is full. */
	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import(DeskController.class)
	static class Desk {

		@Bean
		@TroupeActor(mailbox = @Mailbox(capacity = 1, overflow = Overflow.REJECT), blocking = true)
		SinkActor<Reply<String>> stuck() {
			return (reply, context) -> Thread.currentThread().join();
		}

		@Bean
		@TroupeActor
		SinkActor<Reply<String>> silent() {
			return (reply, context) -> {
			};
		}

	}

	@RestController
	static class DeskController {

		private final SinkHandle<Reply<String>> stuck;

		private final SinkHandle<Reply<String>> silent;

		private final Troupe troupe;

		DeskController(SinkHandle<Reply<String>> stuckHandle, SinkHandle<Reply<String>> silentHandle, Troupe troupe) {
			this.stuck = stuckHandle;
			this.silent = silentHandle;
			this.troupe = troupe;
		}

		@GetMapping("/send")
		void send() {
			while (true) {
				this.stuck.send(new Ignored());
			}
		}

		@GetMapping("/ask")
		CompletableFuture<String> ask() {
			CompletableFuture<String> answer = this.stuck.ask((reply) -> reply);
			while (!answer.isDone()) {
				answer = this.stuck.ask((reply) -> reply);
			}
			return answer;
		}

		@GetMapping("/late")
		CompletableFuture<String> late() {
			return this.silent.ask((reply) -> reply, Duration.ofMillis(10));
		}

		@GetMapping("/ended")
		CompletableFuture<String> ended() {
			var spawned = this.troupe.spawn(ActorSpec.<Reply<String>>sink(() -> new SinkActor<>() {

				@Override
				public void onMessage(Reply<String> reply, SinkContext<Reply<String>> context) {
				}

			}));
			spawned.stopNow();
			return spawned.whenStopped()
				.toCompletableFuture()
				.thenCompose((termination) -> spawned.handle().<String>ask((reply) -> reply));
		}

	}

	record Ignored() implements Reply<String> {

		@Override
		public boolean send(String value) {
			return false;
		}

		@Override
		public boolean fail(Throwable cause) {
			return false;
		}

	}

	@RestControllerAdvice
	static class OwnAdvice {

		@ExceptionHandler
		ResponseEntity<String> failed(Exception ex) {
			return ResponseEntity.status(418).body("mine: " + (ex.getMessage().contains("full") ? "full" : ex));
		}

	}

}
