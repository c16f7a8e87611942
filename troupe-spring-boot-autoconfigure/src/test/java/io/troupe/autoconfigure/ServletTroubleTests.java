package io.troupe.autoconfigure;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

import io.troupe.MailboxFullException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.skyscreamer.jsonassert.JSONAssert;
import org.skyscreamer.jsonassert.JSONCompareMode;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What an HTTP client reads when an actor of a Spring MVC application cannot.
 */
class ServletTroubleTests {

	private static ConfigurableApplicationContext desk;

	@BeforeAll
	static void open() {
		desk = start(new Class<?>[] { Desk.class });
	}

	@AfterAll
	static void close() {
		desk.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { "/thrown", "/failed", "/wrapped", "/cause", "/routed", "/routed-later" })
	void fullMailboxIsUnavailableWhereverItIsFound(String path) throws Exception {
		HttpResponse<String> response = get(desk, path);

		assertThat(response.statusCode()).isEqualTo(503);
		assertThat(response.headers().allValues("Retry-After")).containsExactly("1");
		assertThat(response.headers().allValues("Content-Type")).containsExactly("application/problem+json");
		JSONAssert.assertEquals("""
				{
				  "type": "urn:problem-type:troupe:mailbox-full",
				  "title": "Mailbox full",
				  "status": 503,
				  "detail": "The service has more to do than it can take. Try again later.",
				  "instance": "PATH",
				  "actor": "stuck",
				  "capacity": 2
				}
				""".replace("PATH", path), response.body(), JSONCompareMode.STRICT);
	}

	@Test
	void spawnedActorIsNamedByItsDefinition() throws Exception {
		HttpResponse<String> response = get(desk, "/spawned");

		assertThat(response.statusCode()).isEqualTo(503);
		JSONAssert.assertEquals("{ \"actor\": \"clerk\", \"capacity\": 3 }", response.body(), JSONCompareMode.LENIENT);
	}

	@Test
	void answerThatWasLateBehindOthersIsUnavailable() throws Exception {
		HttpResponse<String> response = get(desk, "/late-behind-others");

		assertThat(response.statusCode()).isEqualTo(503);
		assertThat(response.headers().allValues("Retry-After")).containsExactly("1");
		JSONAssert.assertEquals("""
				{
				  "type": "urn:problem-type:troupe:ask-timeout",
				  "title": "No answer in time",
				  "status": 503,
				  "detail": "The service has more to do than it can take. Try again later.",
				  "instance": "/late-behind-others",
				  "actor": "busy",
				  "capacity": 1
				}
				""", response.body(), JSONCompareMode.STRICT);
	}

	@Test
	void answerThatIsLateOtherwiseIsATimeout() throws Exception {
		HttpResponse<String> response = get(desk, "/late");

		assertThat(response.statusCode()).isEqualTo(504);
		assertThat(response.headers().firstValue("Retry-After")).isEmpty();
		JSONAssert.assertEquals("""
				{
				  "type": "urn:problem-type:troupe:ask-timeout",
				  "title": "No answer in time",
				  "status": 504,
				  "detail": "The service did not answer in time.",
				  "instance": "/late",
				  "actor": "silent"
				}
				""", response.body(), JSONCompareMode.STRICT);
	}

	@Test
	void endedActorIsUnavailable() throws Exception {
		HttpResponse<String> response = get(desk, "/ended");

		assertThat(response.statusCode()).isEqualTo(503);
		assertThat(response.headers().allValues("Retry-After")).containsExactly("1");
		JSONAssert.assertEquals("""
				{
				  "type": "urn:problem-type:troupe:actor-stopped",
				  "title": "Actor stopped",
				  "status": 503,
				  "detail": "The service cannot answer at the moment. Try again later.",
				  "instance": "/ended",
				  "actor": "guest"
				}
				""", response.body(), JSONCompareMode.STRICT);
	}

	@Test
	void encodedPathIsTheInstance() throws Exception {
		HttpResponse<String> response = get(desk, "/caf%C3%A9%20au%20lait");

		JSONAssert.assertEquals("{ \"instance\": \"/caf%C3%A9%20au%20lait\" }", response.body(),
				JSONCompareMode.LENIENT);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/status", "/annotated" })
	void exceptionWithAStatusOfItsOwnKeepsItWhateverItsCause(String path) throws Exception {
		HttpResponse<String> response = get(desk, path);

		assertThat(response.statusCode()).isEqualTo(409);
		assertThat(response.headers().firstValue("Retry-After")).isEmpty();
	}

	@Test
	void otherFailuresAreNoneOfItsBusiness() throws Exception {
		HttpResponse<String> response = get(desk, "/bug");

		assertThat(response.statusCode()).isEqualTo(500);
		assertThat(response.headers().allValues("Content-Type")).containsExactly("application/json");
	}

	@Test
	void exceptionHandlerOfAControllerWins() throws Exception {
		HttpResponse<String> response = get(desk, "/handled");

		assertThat(response.statusCode()).isEqualTo(418);
		assertThat(response.body()).isEqualTo("handled: stuck");
	}

	@Test
	void adviceForEveryExceptionWins() throws Exception {
		try (var context = start(new Class<?>[] { Desk.class, Advice.class })) {
			HttpResponse<String> response = get(context, "/failed");

			assertThat(response.statusCode()).isEqualTo(418);
			assertThat(response.body()).isEqualTo("advised: MailboxFullException");
		}
	}

	@Test
	void timeToWaitIsInWholeSecondsRoundedUp() throws Exception {
		try (var context = start(new Class<?>[] { Desk.class }, "--troupe.web.retry-after=2500ms")) {
			assertThat(get(context, "/thrown").headers().allValues("Retry-After")).containsExactly("3");
		}
	}

	@Test
	void problemDetailsAreThereWhereAllErrorsAre() throws Exception {
		try (var context = start(new Class<?>[] { Desk.class }, "--spring.mvc.problemdetails.enabled=true")) {
			HttpResponse<String> response = get(context, "/thrown");

			assertThat(response.statusCode()).isEqualTo(503);
			assertThat(response.headers().allValues("Content-Type")).containsExactly("application/problem+json");
		}
	}

	@Test
	void bodyIsTheErrorPagesWhereProblemDetailsAreSwitchedOff() throws Exception {
		try (var context = start(new Class<?>[] { Desk.class }, "--spring.mvc.problemdetails.enabled=false")) {
			HttpResponse<String> response = get(context, "/failed");

			assertThat(response.statusCode()).isEqualTo(503);
			assertThat(response.headers().allValues("Retry-After")).containsExactly("1");
			assertThat(response.headers().allValues("Content-Type")).containsExactly("application/json");
			JSONAssert.assertEquals("{ \"status\": 503, \"error\": \"Service Unavailable\", \"path\": \"/failed\" }",
					response.body(), JSONCompareMode.LENIENT);
		}
	}

	private static ConfigurableApplicationContext start(Class<?>[] components, String... arguments) {
		SpringApplication application = new SpringApplication(components);
		application.setWebApplicationType(WebApplicationType.SERVLET);
		application.setDefaultProperties(
				Map.of("server.port", "0", "server.address", "127.0.0.1", "troupe.shutdown.drain-timeout", "100ms"));
		return application.run(arguments);
	}

	private static HttpResponse<String> get(ConfigurableApplicationContext context, String path) throws Exception {
		URI uri = URI.create("http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port") + path);
		return HttpClient.newHttpClient()
			.send(HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(20)).build(),
					HttpResponse.BodyHandlers.ofString());
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import({ Trouble.Actors.class, DeskController.class, PoliteController.class })
	static class Desk {

		@Bean
		RouterFunction<ServerResponse> routes(Trouble trouble) {
			return RouterFunctions.route()
				.GET("/routed", (request) -> ServerResponse.ok().body(trouble.full()))
				.GET("/routed-later",
						(request) -> ServerResponse.async(trouble.refused().thenApply(ServerResponse.ok()::body)))
				.build();
		}

	}

	@RestController
	static class DeskController {

		private final Trouble trouble;

		DeskController(Trouble trouble) {
			this.trouble = trouble;
		}

		@GetMapping({ "/thrown", "/caf\u00e9 au lait" })
		String thrown() {
			return this.trouble.full();
		}

		@GetMapping("/failed")
		CompletableFuture<String> failed() {
			return this.trouble.refused();
		}

		@GetMapping("/wrapped")
		CompletableFuture<String> wrapped() {
			return this.trouble.refused().thenApply(Function.identity()).thenApply(Function.identity());
		}

		@GetMapping("/cause")
		String cause() {
			throw new IllegalStateException("The order was not placed", this.trouble.refusal());
		}

		@GetMapping("/spawned")
		CompletableFuture<String> spawned() {
			return this.trouble.refusedBySpawned();
		}

		@GetMapping("/late-behind-others")
		CompletableFuture<String> lateBehindOthers() throws InterruptedException {
			return this.trouble.lateBehindOthers();
		}

		@GetMapping("/late")
		CompletableFuture<String> late() {
			return this.trouble.late();
		}

		@GetMapping("/ended")
		CompletableFuture<String> ended() {
			return this.trouble.ended();
		}

		@GetMapping("/status")
		String status() {
			throw new ResponseStatusException(HttpStatus.CONFLICT, "taken", this.trouble.refusal());
		}

		@GetMapping("/annotated")
		String annotated() {
			throw new TakenException(this.trouble.refusal());
		}

		@GetMapping("/bug")
		String bug() {
			throw new IllegalStateException("not an actor's fault");
		}

	}

	@RestController
	static class PoliteController {

		private final Trouble trouble;

		PoliteController(Trouble trouble) {
			this.trouble = trouble;
		}

		@GetMapping("/handled")
		CompletableFuture<String> handled() {
			return this.trouble.refused();
		}

		@ExceptionHandler
		ResponseEntity<String> full(MailboxFullException ex) {
			return ResponseEntity.status(418).body("handled: " + ex.actorName());
		}

	}

	@ResponseStatus(HttpStatus.CONFLICT)
	static class TakenException extends RuntimeException {

		TakenException(Throwable cause) {
			super(cause);
		}

	}

	@RestControllerAdvice
	static class Advice {

		@ExceptionHandler
		ResponseEntity<String> failed(Exception ex) {
			return ResponseEntity.status(418).body("advised: " + ex.getClass().getSimpleName());
		}

	}

}
