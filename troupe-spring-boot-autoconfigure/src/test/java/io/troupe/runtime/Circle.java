package io.troupe.runtime;

import java.util.Set;
import java.util.concurrent.CompletableFuture;

import io.troupe.Reply;
import io.troupe.SinkHandle;

/** What the tests of actors that wait for each other share. */
final class Circle {

	private static final Set<Thread.State> PARKED = Set.of(Thread.State.WAITING, Thread.State.TIMED_WAITING);

	private Circle() {
	}

	/** Asks {@code actor} to run {@code question} in a turn, without waiting for it. */
	static <R> CompletableFuture<R> question(SinkHandle<Step> actor, Step.Question<R> question) {
		return actor.ask((Reply<R> reply) -> (context) -> reply.send(question.in(context)));
	}

	/** Asks {@code actor} for its name. */
	static CompletableFuture<String> name(SinkHandle<Step> actor) {
		return question(actor, (context) -> context.name());
	}

	/** Waits until a turn of {@code actor} has parked its thread for an answer. */
	static void awaitStandstill(SinkHandle<Step> actor) {
		Soon.until(actor.name() + " blocks on an ask", () -> standsStill(actor));
	}

	static boolean standsStill(SinkHandle<Step> actor) {
		return waits(actor) && parked(actor);
	}

	static boolean parked(SinkHandle<Step> actor) {
		Cell cell = cell(actor);
		Thread thread = cell.engine().runner(cell);
		return thread != null && PARKED.contains(thread.getState());
	}

	/** Tells whether it is noted that a turn of {@code actor} waits for an answer. */
	static boolean waits(SinkHandle<Step> actor) {
		return Waits.of(cell(actor)) != null;
	}

	static Cell cell(SinkHandle<Step> actor) {
		Object handle = actor;
		return ((CellHandle) handle).cell();
	}

}
