package io.troupe.runtime;

/** A message that was a dead letter before and remembers how often it has failed. */
final class ReplayNode extends Node {

	private final int failures;

	ReplayNode(Object message, int failures) {
		super(message);
		this.failures = failures;
	}

	@Override
	int failures() {
		return this.failures;
	}

	@Override
	Node again() {
		return new ReplayNode(this.message, this.failures);
	}

}
