package io.troupe.runtime;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Numbers the spawned actors of an engine, and leaves out what permanent ones have in
 * their names, so that no two actors are called the same. Safe for any number of threads.
 */
final class Numbers {

	private static final Pattern NUMBERED = Pattern.compile("(.*)-([1-9]\\d{0,9})");

	private final AtomicInteger last = new AtomicInteger();

	// replaced under the monitor
	private volatile Set<Integer> reserved = Set.of();

	int next() {
		int number = this.last.incrementAndGet();
		while (this.reserved.contains(number)) {
			number = this.last.incrementAndGet();
		}
		return number;
	}

	/**
	 * Reserves the number at the end of a name, if there is one.
	 * @param name the name of a permanent actor
	 * @return what stands before the number if an actor may have got that already, else
	 * {@code null}
	 */
	synchronized @Nullable String reserve(String name) {
		Matcher matcher = NUMBERED.matcher(name);
		if (!matcher.matches()) {
			return null;
		}
		long number = Long.parseLong(matcher.group(2));
		if (number <= Integer.MAX_VALUE) {
			Set<Integer> more = new HashSet<>(this.reserved);
			more.add((int) number);
			this.reserved = Set.copyOf(more);
		}
		// after it is reserved: an actor that is spawned just now is numbered first and
		// looks then
		return (number <= this.last.get()) ? matcher.group(1) : null;
	}

}
