package io.troupe.actuate;

import io.troupe.runtime.DeadLetterBox.Outcome;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.endpoint.OperationResponseBody;

/**
 * What became of an action on one dead letter.
 *
 * @param id the letter's number
 * @param outcome {@code replayed} or {@code discarded} if it was done; else the letter is
 * where it was, because of {@code quarantined}, {@code incomplete}, {@code ended} or
 * {@code full}
 * @param detail why it was not done and what helps, or {@code null} if it was
 * @since 0.1.0
 */
public record LetterActionDescriptor(long id, String outcome,
		@Nullable String detail) implements OperationResponseBody {

	static LetterActionDescriptor discarded(long id) {
		return new LetterActionDescriptor(id, "discarded", null);
	}

	static LetterActionDescriptor of(long id, Outcome outcome) {
		return new LetterActionDescriptor(id, Obstacle.name(outcome), Obstacle.detail(outcome));
	}

}
