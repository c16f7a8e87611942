package io.troupe.autoconfigure;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

import io.troupe.MailboxFullException;
import io.troupe.runtime.LocalTroupe;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.http.codec.autoconfigure.CodecsAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ReactiveWebApplicationContextRunner;
import org.springframework.boot.webflux.autoconfigure.HttpHandlerAutoConfiguration;
import org.springframework.boot.webflux.autoconfigure.WebFluxAutoConfiguration;
import org.springframework.boot.webflux.autoconfigure.error.ErrorWebFluxAutoConfiguration;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.test.json.JsonCompareMode;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.WebExceptionHandler;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What an HTTP client reads when an actor of a Spring WebFlux application cannot, with
 * all of Spring Boot's WebFlux but the server.
 */
class ReactiveTroubleTests {

	private final ReactiveWebApplicationContextRunner contextRunner = new ReactiveWebApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(TroupeAutoConfiguration.class, TroupeWebAutoConfiguration.class,
				TroupeWebFluxAutoConfiguration.class, ErrorWebFluxAutoConfiguration.class,
				HttpHandlerAutoConfiguration.class, WebFluxAutoConfiguration.class, CodecsAutoConfiguration.class,
				JacksonAutoConfiguration.class))
		.withUserConfiguration(Desk.class)
		.withPropertyValues("troupe.shutdown.drain-timeout=100ms");

	@ParameterizedTest
	@ValueSource(strings = { "/thrown", "/mono", "/flux", "/future", "/wrapped", "/cause", "/routed", "/routed-later" })
	void fullMailboxIsUnavailableWhereverItIsFound(String path) {
		this.contextRunner.run((context) -> client(context).get()
			.uri(path)
			.exchange()
			.expectStatus()
			.isEqualTo(HttpStatus.SERVICE_UNAVAILABLE)
			.expectHeader()
			.valueEquals("Retry-After", "1")
			.expectHeader()
			.contentType(MediaType.APPLICATION_PROBLEM_JSON)
			.expectBody()
			.json("""
					{
					  "type": "urn:problem-type:troupe:mailbox-full",
					  "title": "Mailbox full",
					  "status": 503,
					  "detail": "The service has more to do than it can take. Try again later.",
					  "instance": "PATH",
					  "actor": "stuck",
					  "capacity": 2
					}
					""".replace("PATH", path), JsonCompareMode.STRICT));
	}

	@Test
	void answerThatWasLateBehindOthersIsUnavailable() {
		this.contextRunner.run((context) -> client(context).get()
			.uri("/late-behind-others")
			.exchange()
			.expectStatus()
			.isEqualTo(HttpStatus.SERVICE_UNAVAILABLE)
			.expectHeader()
			.valueEquals("Retry-After", "1")
			.expectBody()
			.json("{ \"type\": \"urn:problem-type:troupe:ask-timeout\", \"actor\": \"busy\", \"capacity\": 1 }"));
	}

	@Test
	void answerThatIsLateOtherwiseIsATimeout() {
		this.contextRunner.run((context) -> client(context).get()
			.uri("/late")
			.exchange()
			.expectStatus()
			.isEqualTo(HttpStatus.GATEWAY_TIMEOUT)
			.expectHeader()
			.doesNotExist("Retry-After")
			.expectBody()
			.json("{ \"actor\": \"silent\", \"status\": 504 }"));
	}

	@Test
	void endedActorIsUnavailable() {
		this.contextRunner.run((context) -> client(context).get()
			.uri("/ended")
			.exchange()
			.expectStatus()
			.isEqualTo(HttpStatus.SERVICE_UNAVAILABLE)
			.expectHeader()
			.valueEquals("Retry-After", "1")
			.expectBody()
			.json("{ \"type\": \"urn:problem-type:troupe:actor-stopped\", \"actor\": \"guest\" }"));
	}

	@Test
	void exceptionWithAStatusOfItsOwnKeepsItWhateverItsCause() {
		this.contextRunner.run((context) -> client(context).get()
			.uri("/status")
			.exchange()
			.expectStatus()
			.isEqualTo(HttpStatus.CONFLICT)
			.expectHeader()
			.doesNotExist("Retry-After"));
	}

	@Test
	void otherFailuresAreLeftToSpringBoot() {
		this.contextRunner.run((context) -> client(context).get()
			.uri("/bug")
			.exchange()
			.expectStatus()
			.isEqualTo(HttpStatus.INTERNAL_SERVER_ERROR)
			.expectBody()
			.json("{ \"status\": 500, \"error\": \"Internal Server Error\", \"path\": \"/bug\" }"));
	}

	@Test
	void responseThatHasBegunIsNotWrittenInto() {
		this.contextRunner.run((context) -> {
			Flux<String> body = client(context).get()
				.uri("/begun")
				.exchange()
				.expectStatus()
				.isOk()
				.returnResult(String.class)
				.getResponseBody();

			assertThat(body.onErrorComplete().collectList().block(Duration.ofSeconds(20))).containsExactly("one");
		});
	}

	@Test
	void adviceOfTheApplicationWins() {
		this.contextRunner.withUserConfiguration(Advice.class)
			.run((context) -> expect418(context, "/mono", "advised: stuck"));
	}

	@Test
	void exceptionHandlerOfTheApplicationWins() {
		this.contextRunner.withUserConfiguration(Handler.class)
			.run((context) -> expect418(context, "/mono", "handled: MailboxFullException"));
	}

	private static void expect418(ApplicationContext context, String path, String text) {
		client(context).get()
			.uri(path)
			.exchange()
			.expectStatus()
			.isEqualTo(HttpStatus.I_AM_A_TEAPOT)
			.expectBody(String.class)
			.isEqualTo(text);
	}

	@Test
	void bodyIsSpringBootsWhereProblemDetailsAreSwitchedOff() {
		this.contextRunner.withPropertyValues("spring.webflux.problemdetails.enabled=false")
			.run((context) -> client(context).get()
				.uri("/mono")
				.exchange()
				.expectStatus()
				.isEqualTo(HttpStatus.SERVICE_UNAVAILABLE)
				.expectHeader()
				.valueEquals("Retry-After", "1")
				.expectHeader()
				.contentType(MediaType.APPLICATION_JSON)
				.expectBody()
				.json("{ \"status\": 503, \"error\": \"Service Unavailable\", \"path\": \"/mono\" }"));
	}

	@Test
	void timeToWaitIsThatOfTheProperty() {
		this.contextRunner.withPropertyValues("troupe.web.retry-after=90s")
			.run((context) -> client(context).get()
				.uri("/mono")
				.exchange()
				.expectHeader()
				.valueEquals("Retry-After", "90"));
	}

	@Test
	void worksWithoutWebFlux() {
		new ReactiveWebApplicationContextRunner()
			.withConfiguration(
					AutoConfigurations.of(TroupeAutoConfiguration.class, TroupeWebFluxAutoConfiguration.class))
			.withClassLoader(new FilteredClassLoader("org.springframework.web.reactive"))
			.run((context) -> assertThat(context).hasNotFailed()
				.hasSingleBean(LocalTroupe.class)
				.doesNotHaveBean(ActorWebExceptionHandler.class));
	}

	private static WebTestClient client(ApplicationContext context) {
		return WebTestClient.bindToApplicationContext(context)
			.configureClient()
			.responseTimeout(Duration.ofSeconds(20))
			.build();
	}

	@Configuration(proxyBeanMethods = false)
	@Import({ Trouble.Actors.class, DeskController.class })
	static class Desk {

		@Bean
		RouterFunction<ServerResponse> routes(Trouble trouble) {
			return RouterFunctions.route()
				.GET("/routed", (request) -> ServerResponse.ok().bodyValue(trouble.full()))
				.GET("/routed-later",
						(request) -> ServerResponse.ok().body(Mono.fromFuture(trouble::refused), String.class))
				.build();
		}

	}

	@RestController
	static class DeskController {

		private final Trouble trouble;

		DeskController(Trouble trouble) {
			this.trouble = trouble;
		}

		@GetMapping("/thrown")
		String thrown() {
			return this.trouble.full();
		}

		@GetMapping("/mono")
		Mono<String> mono() {
			return Mono.fromFuture(this.trouble::refused);
		}

		@GetMapping("/flux")
		Flux<String> flux() {
			return Flux.defer(() -> Mono.fromFuture(this.trouble.refused()));
		}

		@GetMapping("/future")
		CompletableFuture<String> future() {
			return this.trouble.refused();
		}

		@GetMapping("/wrapped")
		CompletableFuture<String> wrapped() {
			return this.trouble.refused().thenApply(Function.identity());
		}

		@GetMapping("/cause")
		Mono<String> cause() {
			return Mono.fromFuture(this.trouble::refused)
				.onErrorMap((ex) -> new IllegalStateException("The order was not placed", ex));
		}

		@GetMapping("/late-behind-others")
		Mono<String> lateBehindOthers() throws InterruptedException {
			return Mono.fromFuture(this.trouble.lateBehindOthers());
		}

		@GetMapping("/late")
		Mono<String> late() {
			return Mono.fromFuture(this.trouble::late);
		}

		@GetMapping("/ended")
		Mono<String> ended() {
			return Mono.fromFuture(this.trouble::ended);
		}

		@GetMapping("/status")
		Mono<String> status() {
			return Mono.fromFuture(this.trouble::refused)
				.onErrorMap((ex) -> new ResponseStatusException(HttpStatus.CONFLICT, "taken", ex));
		}

		@GetMapping("/bug")
		Mono<String> bug() {
			return Mono.error(new IllegalStateException("not an actor's fault"));
		}

		@GetMapping(path = "/begun", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
		Flux<String> begun() {
			return Flux.concat(Mono.just("one"), Mono.fromFuture(this.trouble::refused));
		}

	}

	@RestControllerAdvice
	static class Advice {

		@ExceptionHandler
		ResponseEntity<String> full(MailboxFullException ex) {
			return ResponseEntity.status(418).body("advised: " + ex.actorName());
		}

	}

	/** Takes all, at the order at which Spring Boot's own does. */
	@Configuration(proxyBeanMethods = false)
	static class Handler {

		@Bean
		@Order(-1)
		WebExceptionHandler handler() {
			return (exchange, ex) -> {
				exchange.getResponse().setStatusCode(HttpStatus.I_AM_A_TEAPOT);
				byte[] text = ("handled: " + ex.getClass().getSimpleName()).getBytes();
				return exchange.getResponse().writeWith(Mono.just(exchange.getResponse().bufferFactory().wrap(text)));
			};
		}

	}

}
