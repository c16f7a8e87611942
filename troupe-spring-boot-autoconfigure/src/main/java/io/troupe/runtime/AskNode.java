package io.troupe.runtime;

/** A message that somebody waits for an answer to. */
final class AskNode extends Node {

	private final Ask<?> ask;

	AskNode(Object message, Ask<?> ask) {
		super(message);
		this.ask = ask;
	}

	Ask<?> ask() {
		return this.ask;
	}

	@Override
	void deliver(Cell cell) throws Throwable {
		if (cell.sampled(this.index)) {
			this.ask.time();
			cell.handleSampled(this.message, this.ask.sentNanos());
		}
		else {
			cell.handle(this.message);
		}
	}

	@Override
	Node again() {
		return new AskNode(this.message, this.ask);
	}

	@Override
	void abandoned(Throwable cause) {
		this.ask.fail(cause);
	}

}
