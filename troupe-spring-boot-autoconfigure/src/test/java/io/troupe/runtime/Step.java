package io.troupe.runtime;

import java.util.concurrent.CompletableFuture;

import io.troupe.Reply;
import io.troupe.SinkContext;
import io.troupe.SinkHandle;

/**
 * A message that says itself what its actor is to do, so that a test reads in one place.
 */
@FunctionalInterface
interface Step {

	void take(SinkContext<Step> context) throws Exception;

	/** Runs {@code question} in a turn of {@code actor} and waits for its result. */
	static <R> R ask(SinkHandle<Step> actor, Question<R> question) {
		CompletableFuture<R> answer = actor.ask((Reply<R> reply) -> (context) -> reply.send(question.in(context)));
		return Soon.get(answer);
	}

	/** Waits until {@code actor} has taken what the calling thread sent to it before. */
	static void settle(SinkHandle<Step> actor) {
		ask(actor, (context) -> true);
	}

	/**
	 * Something to find out in a turn.
	 *
	 * @param <R> the result
	 */
	@FunctionalInterface
	interface Question<R> {

		R in(SinkContext<Step> context) throws Exception;

	}

}
