package io.troupe.autoconfigure;

import io.troupe.ActorStoppedException;
import io.troupe.AskTimeoutException;
import io.troupe.MailboxFullException;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/**
 * Answers a request whose actor is overloaded, gone or too slow with a problem detail,
 * thrown or as the failure of a returned future. Comes after the application's own
 * advice. Says nothing of the actors, which are no business of the client's.
 */
@RestControllerAdvice
@Order(Ordered.LOWEST_PRECEDENCE)
final class TroupeExceptionHandler {

	private static final String RETRY_SECONDS = "1";

	@ExceptionHandler
	ResponseEntity<ProblemDetail> full(MailboxFullException ex) {
		return unavailable("The service has more to do than it can take. Try again later.");
	}

	@ExceptionHandler
	ResponseEntity<ProblemDetail> stopped(ActorStoppedException ex) {
		return unavailable("The service cannot answer at the moment. Try again later.");
	}

	@ExceptionHandler
	ResponseEntity<ProblemDetail> timedOut(AskTimeoutException ex) {
		return ResponseEntity
			.of(ProblemDetail.forStatusAndDetail(HttpStatus.GATEWAY_TIMEOUT, "The service did not answer in time."))
			.build();
	}

	private static ResponseEntity<ProblemDetail> unavailable(String detail) {
		return ResponseEntity.of(ProblemDetail.forStatusAndDetail(HttpStatus.SERVICE_UNAVAILABLE, detail))
			.headers((headers) -> headers.set(HttpHeaders.RETRY_AFTER, RETRY_SECONDS))
			.build();
	}

}
