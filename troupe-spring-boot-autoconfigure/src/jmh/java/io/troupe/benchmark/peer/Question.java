package io.troupe.benchmark.peer;

/** A message that somebody waits for an answer to, by the peer's own means. */
@FunctionalInterface
public interface Question {

	void answer(Object value);

}
