package io.troupe.actuate;

import java.util.List;
import java.util.Objects;

import io.troupe.DeadLetter;
import io.troupe.runtime.DeadLetterBox;
import io.troupe.runtime.LocalTroupe;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.endpoint.Access;
import org.springframework.boot.actuate.endpoint.InvalidEndpointRequestException;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;

/**
 * Shows the dead letters that are kept and, with unrestricted access, sends their
 * messages to their actors again or throws them away. What a message says, and what the
 * failure says about it, is shown only if that was asked for. Any thread may use it;
 * nothing blocks.
 *
 * @since 0.1.0
 */
@Endpoint(id = "troupedeadletters", defaultAccess = Access.READ_ONLY)
public final class TroupeDeadLettersEndpoint {

	/** Most letters that are listed unless the request says otherwise. */
	static final int LISTED = 100;

	private final LocalTroupe troupe;

	private final boolean showContent;

	/**
	 * Creates the endpoint of one engine.
	 * @param troupe the engine
	 * @param showContent whether to show what messages and the causes of failures say
	 */
	public TroupeDeadLettersEndpoint(LocalTroupe troupe, boolean showContent) {
		this.troupe = Objects.requireNonNull(troupe, "'troupe' must not be null");
		this.showContent = showContent;
	}

	/**
	 * Counts letters and lists the newest.
	 * @param actor the name of the actor they were meant for, or {@code null} for any
	 * @param reason why they were given up, or {@code null} for any reason
	 * @param limit how many to list, or {@code null} for {@value #LISTED}
	 * @return the letters
	 */
	@ReadOperation
	public LettersDescriptor letters(@Nullable String actor, DeadLetter.@Nullable Reason reason,
			@Nullable Integer limit) {
		int most = (limit != null) ? limit : LISTED;
		if (most < 0) {
			throw new InvalidEndpointRequestException("'limit' must not be negative, but is " + most,
					"'limit' must not be negative");
		}
		DeadLetterBox box = this.troupe.deadLetterBox();
		List<DeadLetterBox.Kept> found = box.newestFirst()
			.stream()
			.filter((kept) -> actor == null || actor.equals(kept.letter().actor()))
			.filter((kept) -> reason == null || reason == kept.letter().reason())
			.toList();
		return LettersDescriptor.of(found,
				found.stream().limit(most).map((kept) -> LetterDescriptor.of(kept, this.showContent, box)).toList());
	}

	/**
	 * Describes one letter.
	 * @param id its number
	 * @return the letter, or {@code null} if it is not kept, or no more
	 */
	@ReadOperation
	public @Nullable LetterDescriptor letter(@Selector long id) {
		DeadLetterBox box = this.troupe.deadLetterBox();
		return box.find(id).map((kept) -> LetterDescriptor.of(kept, this.showContent, box)).orElse(null);
	}

	/**
	 * Acts on one letter.
	 * @param id its number
	 * @param action what to do
	 * @param force whether to replay it although it is in quarantine, by default not
	 * @return what was done, or {@code null} if the letter is not kept, or no more
	 */
	@WriteOperation
	public @Nullable LetterActionDescriptor act(@Selector long id, Action action, @Nullable Boolean force) {
		DeadLetterBox box = this.troupe.deadLetterBox();
		if (action == Action.DISCARD) {
			return box.discard(id) ? LetterActionDescriptor.discarded(id) : null;
		}
		DeadLetterBox.Outcome outcome = box.replay(id, Boolean.TRUE.equals(force));
		return (outcome != DeadLetterBox.Outcome.UNKNOWN) ? LetterActionDescriptor.of(id, outcome) : null;
	}

	/**
	 * Acts on all letters of one actor.
	 * @param actor the actor's name
	 * @param action what to do
	 * @return what was done, or {@code null} if there is neither such an actor nor a
	 * letter to it
	 */
	@WriteOperation
	public @Nullable ActorLettersActionDescriptor actOnAll(String actor, Action action) {
		DeadLetterBox box = this.troupe.deadLetterBox();
		if (box.newestFirst().stream().noneMatch((kept) -> kept.letter().actor().equals(actor))
				&& this.troupe.find(actor).isEmpty()) {
			return null;
		}
		return switch (action) {
			case REPLAY -> ActorLettersActionDescriptor.of(actor, box.replayAll(actor));
			case DISCARD -> ActorLettersActionDescriptor.discarded(actor, box.discardAll(actor));
		};
	}

	/** What an operator can do to a dead letter. */
	public enum Action {

		/** Send its message to its actor again. */
		REPLAY,

		/** Throw it away. */
		DISCARD

	}

}
