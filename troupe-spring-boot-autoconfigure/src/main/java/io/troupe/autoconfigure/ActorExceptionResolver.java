package io.troupe.autoconfigure;

import java.io.IOException;
import java.util.List;
import java.util.function.Supplier;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.web.ErrorResponse;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.function.ServerResponse;
import org.springframework.web.servlet.handler.AbstractHandlerExceptionResolver;

/**
 * Answers a request whose actor is overloaded, gone or too slow, in Spring MVC. Comes
 * after all resolvers of the application, so that any exception handler or advice of its
 * own wins, and takes what any kind of handler throws or its future fails with.
 */
final class ActorExceptionResolver extends AbstractHandlerExceptionResolver {

	private final ActorProblems problems;

	private final boolean writesBody;

	private final Supplier<List<HttpMessageConverter<?>>> converters;

	/**
	 * Creates a resolver.
	 * @param problems what clients are told
	 * @param writesBody whether that is the body too, rather than the application's error
	 * page
	 * @param converters the application's converters, asked for when one is needed
	 */
	ActorExceptionResolver(ActorProblems problems, boolean writesBody,
			Supplier<List<HttpMessageConverter<?>>> converters) {
		this.problems = problems;
		this.writesBody = writesBody;
		this.converters = converters;
		setOrder(LOWEST_PRECEDENCE);
	}

	@Override
	protected @Nullable ModelAndView doResolveException(HttpServletRequest request, HttpServletResponse response,
			@Nullable Object handler, Exception ex) {
		if (response.isCommitted()) {
			return null;
		}
		ErrorResponse answer = this.problems.describe(ex, new ServletServerHttpRequest(request).getURI().getRawPath());
		if (answer == null) {
			return null;
		}
		try {
			List<HttpMessageConverter<?>> known = this.converters.get();
			if (this.writesBody && known.stream().anyMatch(ActorExceptionResolver::writesProblems)) {
				ServerResponse.from(answer).writeTo(request, response, () -> known);
			}
			else {
				leaveBody(response, answer);
			}
			return new ModelAndView();
		}
		catch (IOException | ServletException failure) {
			this.logger.warn("Could not write the response to [" + ex + "]", failure);
			return null;
		}
	}

	private static boolean writesProblems(HttpMessageConverter<?> converter) {
		return converter.canWrite(ProblemDetail.class, MediaType.APPLICATION_PROBLEM_JSON);
	}

	private static void leaveBody(HttpServletResponse response, ErrorResponse answer) throws IOException {
		String retryAfter = answer.getHeaders().getFirst(HttpHeaders.RETRY_AFTER);
		if (retryAfter != null) {
			response.setHeader(HttpHeaders.RETRY_AFTER, retryAfter);
		}
		response.sendError(answer.getStatusCode().value());
	}

}
