package io.troupe.runtime;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** What the engine logs until the test closes this. */
final class Warnings extends Handler implements AutoCloseable {

	private final Logger logger = Logger.getLogger("io.troupe");

	private final List<String> logged = new CopyOnWriteArrayList<>();

	private Warnings() {
	}

	static Warnings record() {
		Warnings warnings = new Warnings();
		warnings.logger.addHandler(warnings);
		return warnings;
	}

	/** Waits until something with this text was logged. */
	void await(String text) {
		Soon.until("'" + text + "' is logged", () -> this.logged.stream().anyMatch((line) -> line.contains(text)));
	}

	List<String> lines() {
		return this.logged;
	}

	@Override
	public void publish(LogRecord entry) {
		this.logged.add(entry.getMessage());
	}

	@Override
	public void flush() {
	}

	@Override
	public void close() {
		this.logger.removeHandler(this);
	}

}
