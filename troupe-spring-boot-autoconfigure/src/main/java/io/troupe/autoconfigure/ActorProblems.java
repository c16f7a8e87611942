package io.troupe.autoconfigure;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;

import io.troupe.ActorStoppedException;
import io.troupe.AskTimeoutException;
import io.troupe.MailboxFullException;
import io.troupe.TroupeException;
import org.jspecify.annotations.Nullable;

import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ResponseStatus;

/**
 * What a client is told when an actor cannot: a problem detail that names the actor's
 * definition, never a message or the text of an exception.
 */
final class ActorProblems {

	private static final String TYPE = "urn:problem-type:troupe:";

	private static final String OVERLOADED = "The service has more to do than it can take. Try again later.";

	/** Most causes looked at, for they might go in a circle. */
	private static final int MOST_CAUSES = 32;

	private final String retryAfter;

	ActorProblems(TroupeWebProperties properties) {
		PropertyChecks.check(properties);
		Duration retryAfter = properties.retryAfter();
		this.retryAfter = Long
			.toString((retryAfter.getNano() > 0) ? retryAfter.toSeconds() + 1 : retryAfter.toSeconds());
	}

	/**
	 * Describes a failure.
	 * @param failure what a handler threw, or its future failed with
	 * @param path the path of the request, encoded
	 * @return the response, or {@code null} if the failure is none of an actor's, or an
	 * exception around it has a status of its own
	 */
	@Nullable ErrorResponse describe(Throwable failure, String path) {
		TroupeException cause = find(failure);
		if (cause instanceof MailboxFullException full) {
			return overloaded(full, "mailbox-full", "Mailbox full", full.capacity(), path);
		}
		if (cause instanceof AskTimeoutException late) {
			return late.saturated() ? overloaded(late, "ask-timeout", "No answer in time", late.capacity(), path)
					: late(late, path);
		}
		if (cause instanceof ActorStoppedException) {
			return temporary(cause, problem(cause, HttpStatus.SERVICE_UNAVAILABLE, "actor-stopped", "Actor stopped",
					"The service cannot answer at the moment. Try again later.", path));
		}
		return null;
	}

	private static @Nullable TroupeException find(Throwable failure) {
		Throwable at = failure;
		for (int i = 0; i < MOST_CAUSES && at != null; i++) {
			if (at instanceof TroupeException found) {
				return found;
			}
			if (at instanceof ErrorResponse
					|| AnnotatedElementUtils.hasAnnotation(at.getClass(), ResponseStatus.class)) {
				return null;
			}
			at = at.getCause();
		}
		return null;
	}

	private ErrorResponse overloaded(TroupeException cause, String type, String title, int capacity, String path) {
		ProblemDetail problem = problem(cause, HttpStatus.SERVICE_UNAVAILABLE, type, title, OVERLOADED, path);
		problem.setProperty("capacity", capacity);
		return temporary(cause, problem);
	}

	private ErrorResponse temporary(TroupeException cause, ProblemDetail problem) {
		return builder(cause, problem).header(HttpHeaders.RETRY_AFTER, this.retryAfter).build();
	}

	private static ErrorResponse late(AskTimeoutException cause, String path) {
		return builder(cause, problem(cause, HttpStatus.GATEWAY_TIMEOUT, "ask-timeout", "No answer in time",
				"The service did not answer in time.", path))
			.build();
	}

	private static ErrorResponse.Builder builder(TroupeException cause, ProblemDetail problem) {
		return ErrorResponse.builder(cause, problem)
			.header(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_PROBLEM_JSON_VALUE);
	}

	private static ProblemDetail problem(TroupeException cause, HttpStatus status, String type, String title,
			String detail, String path) {
		ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
		problem.setType(URI.create(TYPE + type));
		problem.setTitle(title);
		problem.setInstance(instance(path));
		problem.setProperty("actor", cause.definition());
		return problem;
	}

	// two slashes would begin the name of a host
	private static @Nullable URI instance(String path) {
		try {
			return new URI(path.replaceFirst("^/{2,}", "/"));
		}
		catch (URISyntaxException ex) {
			return null;
		}
	}

}
