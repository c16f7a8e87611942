package io.troupe.runtime;

/** A failure that a test means to happen: without a stack, since there are many. */
final class PlannedFailure extends IllegalStateException {

	PlannedFailure(String message) {
		super(message);
	}

	@Override
	public synchronized Throwable fillInStackTrace() {
		return this;
	}

}
