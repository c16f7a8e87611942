package io.troupe.actuate;

import java.time.Instant;

import io.troupe.DeadLetter;
import io.troupe.runtime.DeadLetterBox;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.endpoint.OperationResponseBody;

/**
 * One dead letter that is kept.
 *
 * @param id its number
 * @param actor the actor it was meant for
 * @param messageType the class of the message
 * @param reason why it was not processed
 * @param time when it was given up
 * @param cause the failure, or {@code null} if there was none
 * @param failures how often the handling of the message has failed, over all replays
 * @param quarantined whether it failed so often that it is replayed by force only
 * @param replayable whether there is a message to send again
 * @param content the beginning of the message's text, or {@code null} unless contents are
 * shown
 * @since 0.1.0
 */
public record LetterDescriptor(long id, String actor, String messageType, DeadLetter.Reason reason, Instant time,
		@Nullable CauseDescriptor cause, int failures, boolean quarantined, boolean replayable,
		@Nullable String content) implements OperationResponseBody {

	static LetterDescriptor of(DeadLetterBox.Kept kept, boolean showContent, DeadLetterBox box) {
		DeadLetter letter = kept.letter();
		String content = showContent ? box.content(kept.id()).map(Excerpt::of).orElse(null) : null;
		return new LetterDescriptor(kept.id(), letter.actor(), letter.messageType().getName(), letter.reason(),
				letter.time(), CauseDescriptor.of(letter.cause(), showContent), kept.failures(), kept.quarantined(),
				kept.replayable(), content);
	}

	/**
	 * Why the handling of a message failed.
	 *
	 * @param type the class of the throwable
	 * @param message the beginning of what it says, which often quotes the message, or
	 * {@code null} unless contents are shown
	 */
	public record CauseDescriptor(String type, @Nullable String message) {

		static @Nullable CauseDescriptor of(@Nullable Throwable cause, boolean showContent) {
			return (cause != null)
					? new CauseDescriptor(cause.getClass().getName(), showContent ? Excerpt.ofMessage(cause) : null)
					: null;
		}

	}

}
