package io.troupe.runtime;

import java.time.Duration;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * What a shutdown got done.
 *
 * @param complete whether no message was left, no result awaited, and every actor ended
 * @param cutShort whether {@link LocalTroupe#hurry} was called before it was done, or the
 * calling thread was interrupted before it began
 * @param took how long it took
 * @param entries one for each definition that had anything to drain
 * @since 0.1.0
 */
public record DrainReport(boolean complete, boolean cutShort, Duration took, List<Entry> entries) {

	public DrainReport {
		entries = List.copyOf(entries);
	}

	/**
	 * Returns what all definitions got done together.
	 * @return messages taken by a handler during the drain
	 */
	public long drained() {
		return sum(Entry::drained);
	}

	/**
	 * Returns what all definitions left together.
	 * @return messages that became dead letters
	 */
	public long left() {
		return sum(Entry::left);
	}

	/**
	 * Returns what all definitions still waited for together.
	 * @return piped results and managed stages that had not come
	 */
	public long awaited() {
		return sum(Entry::awaited);
	}

	/**
	 * Returns how many actors of all definitions did not end.
	 * @return actors that were given up
	 */
	public long unfinished() {
		return sum(Entry::unfinished);
	}

	private long sum(ToLongFunction<Entry> figure) {
		return this.entries.stream().mapToLong(figure).sum();
	}

	/**
	 * One definition's share.
	 *
	 * @param definition the definition's name
	 * @param drained messages taken by a handler during the drain
	 * @param left messages that became dead letters: queued when their actor had to end,
	 * or sent to it by another actor after that
	 * @param awaited piped results and managed stages that had not come when their actor
	 * had to end; a result that comes later is a dead letter
	 * @param unfinished actors that were given up without their onStop, because a handler
	 * did not return, or no thread was left for them since those of others did not
	 */
	public record Entry(String definition, long drained, long left, long awaited, long unfinished) {

		@Override
		public String toString() {
			return this.definition + ": drained " + this.drained + ", left " + this.left
					+ ((this.awaited > 0) ? ", " + this.awaited + " results awaited" : "")
					+ ((this.unfinished > 0) ? ", " + this.unfinished + " did not end" : "");
		}

	}

}
