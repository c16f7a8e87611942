package io.troupe.runtime;

import java.util.concurrent.CompletableFuture;

import io.troupe.ActorSpec;
import io.troupe.JointHandle;
import io.troupe.Reply;
import io.troupe.StreamContext;

/**
 * A message that says itself what its broadcasting actor is to do: what {@link Step} is
 * to other actors.
 */
@FunctionalInterface
interface Cue {

	void take(StreamContext<Cue, Object> context) throws Exception;

	static ActorSpec<JointHandle<Cue, Object>> spec() {
		return ActorSpec.<Cue, Object>joint(() -> (cue, context) -> cue.take(context)).named("cues");
	}

	/** Runs {@code question} in a turn of {@code actor} and waits for its result. */
	static <R> R ask(JointHandle<Cue, Object> actor, Question<R> question) {
		CompletableFuture<R> answer = actor.ask((Reply<R> reply) -> (context) -> reply.send(question.in(context)));
		return Soon.get(answer);
	}

	/** Broadcasts in one turn, and waits for it. */
	static void broadcast(JointHandle<Cue, Object> actor, Object... items) {
		ask(actor, (context) -> {
			for (Object item : items) {
				context.broadcast(item);
			}
			return true;
		});
	}

	/**
	 * Something to find out in a turn.
	 *
	 * @param <R> the result
	 */
	@FunctionalInterface
	interface Question<R> {

		R in(StreamContext<Cue, Object> context) throws Exception;

	}

}
