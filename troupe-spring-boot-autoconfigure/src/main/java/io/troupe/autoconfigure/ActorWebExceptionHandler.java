package io.troupe.autoconfigure;

import java.util.List;

import reactor.core.publisher.Mono;

import org.springframework.core.Ordered;
import org.springframework.core.ResolvableType;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.codec.HttpMessageWriter;
import org.springframework.http.codec.ServerCodecConfigurer;
import org.springframework.web.ErrorResponse;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.reactive.result.view.ViewResolver;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebExceptionHandler;

/**
 * Answers a request whose actor is overloaded, gone or too slow, in Spring WebFlux. Comes
 * after any exception handler or advice of the application's controllers, and just before
 * Spring Boot's own handler, which takes all that is left.
 */
final class ActorWebExceptionHandler implements WebExceptionHandler, Ordered {

	/** That of Spring Boot's handler, which is registered later and so comes later. */
	private static final int ORDER = -1;

	private final ActorProblems problems;

	private final boolean writesBody;

	private final Writers writers;

	/**
	 * Creates a handler.
	 * @param problems what clients are told
	 * @param writesBody whether that is the body too, rather than what the application
	 * makes of a status
	 * @param codecs the application's codecs
	 */
	ActorWebExceptionHandler(ActorProblems problems, boolean writesBody, ServerCodecConfigurer codecs) {
		this.problems = problems;
		this.writers = new Writers(codecs.getWriters());
		this.writesBody = writesBody && this.writers.writeProblems();
	}

	@Override
	public int getOrder() {
		return ORDER;
	}

	@Override
	public Mono<Void> handle(ServerWebExchange exchange, Throwable ex) {
		ErrorResponse answer = exchange.getResponse().isCommitted() ? null
				: this.problems.describe(ex, exchange.getRequest().getURI().getRawPath());
		if (answer == null) {
			return Mono.error(ex);
		}
		if (!this.writesBody) {
			return leaveBody(exchange, answer, ex);
		}
		return ServerResponse.from(answer).flatMap((response) -> response.writeTo(exchange, this.writers));
	}

	private static Mono<Void> leaveBody(ServerWebExchange exchange, ErrorResponse answer, Throwable ex) {
		String retryAfter = answer.getHeaders().getFirst(HttpHeaders.RETRY_AFTER);
		if (retryAfter != null) {
			exchange.getResponse().getHeaders().set(HttpHeaders.RETRY_AFTER, retryAfter);
		}
		return Mono.error(new ResponseStatusException(answer.getStatusCode(), null, ex));
	}

	/**
	 * What writes the body.
	 *
	 * @param messageWriters the application's writers
	 */
	private record Writers(List<HttpMessageWriter<?>> messageWriters) implements ServerResponse.Context {

		@Override
		public List<ViewResolver> viewResolvers() {
			return List.of();
		}

		boolean writeProblems() {
			ResolvableType type = ResolvableType.forClass(ProblemDetail.class);
			return this.messageWriters.stream()
				.anyMatch((writer) -> writer.canWrite(type, MediaType.APPLICATION_PROBLEM_JSON));
		}

	}

}
