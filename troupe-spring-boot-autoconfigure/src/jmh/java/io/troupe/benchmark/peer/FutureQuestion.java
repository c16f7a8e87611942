package io.troupe.benchmark.peer;

import java.util.concurrent.CompletableFuture;

/** A question by a future in the message. */
record FutureQuestion(CompletableFuture<Object> future) implements Question {

	@Override
	public void answer(Object value) {
		this.future.complete(value);
	}

}
