package io.troupe.runtime;

import org.jspecify.annotations.Nullable;

/** An ask of a {@link Program}: how it has to end, and how it did. */
final class ModelAsk {

	static final String TIMED_OUT = "AskTimeoutException";

	static final String STOPPED = "ActorStoppedException";

	static final String FULL = "MailboxFullException";

	final Note note;

	final long dueNanos;

	@Nullable String expected;

	volatile @Nullable String ended;

	ModelAsk(Note note, long dueNanos) {
		this.note = note;
		this.dueNanos = dueNanos;
	}

	/** Says how it has to end, unless it has. Returns whether it had not. */
	boolean expect(String outcome) {
		if (this.expected == null) {
			this.expected = outcome;
			return true;
		}
		return false;
	}

	void ended(@Nullable Integer answer, @Nullable Throwable failure) {
		String outcome = (failure != null) ? failure.getClass().getSimpleName() : "answer " + answer;
		this.ended = (this.ended == null) ? outcome : this.ended + " and " + outcome;
	}

	@Override
	public String toString() {
		return "the ask by " + this.note;
	}

}
