package io.troupe.actuate;

import io.troupe.runtime.DeadLetterBox.Outcome;
import io.troupe.runtime.DeadLetterBox.Report;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.endpoint.OperationResponseBody;

/**
 * What became of an action on all dead letters of one actor.
 *
 * @param actor the actor's name
 * @param replayed how many were sent again
 * @param discarded how many were thrown away
 * @param quarantined how many stayed because they are replayed one by one, and by force
 * only
 * @param incomplete how many stayed because there is no message to send
 * @param left how many stayed because of the obstacle
 * @param obstacle what was in the way, {@code ended} or {@code full}, or {@code null} if
 * nothing was
 * @param detail what helps against it, or {@code null}
 * @since 0.1.0
 */
public record ActorLettersActionDescriptor(String actor, int replayed, int discarded, int quarantined, int incomplete,
		int left, @Nullable String obstacle, @Nullable String detail) implements OperationResponseBody {

	static ActorLettersActionDescriptor discarded(String actor, int letters) {
		return new ActorLettersActionDescriptor(actor, 0, letters, 0, 0, 0, null, null);
	}

	static ActorLettersActionDescriptor of(String actor, Report report) {
		Outcome obstacle = report.obstacle();
		return new ActorLettersActionDescriptor(actor, report.replayed(), 0, report.quarantined(), report.incomplete(),
				report.left(), (obstacle != null) ? Obstacle.name(obstacle) : null,
				(obstacle != null) ? Obstacle.detail(obstacle) : null);
	}

}
