package io.troupe.runtime;

import java.time.Duration;
import java.util.List;

/**
 * What a shutdown got done.
 *
 * @param complete whether every queued message was processed and every actor ended
 * @param took how long it took
 * @param entries one for each definition that had anything to drain
 * @since 0.1.0
 */
public record DrainReport(boolean complete, Duration took, List<Entry> entries) {

	public DrainReport {
		entries = List.copyOf(entries);
	}

	/**
	 * One definition's share.
	 *
	 * @param definition the definition's name
	 * @param drained messages processed during the drain
	 * @param left messages that became dead letters
	 */
	public record Entry(String definition, long drained, long left) {

		@Override
		public String toString() {
			return this.definition + ": drained " + this.drained + ", left " + this.left;
		}

	}

}
