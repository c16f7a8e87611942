package io.troupe.actuate;

import java.util.Locale;
import java.util.concurrent.Callable;

import org.jspecify.annotations.Nullable;

/**
 * Makes the text of something that may hold anything fit to be shown: on one line,
 * without characters that act on a terminal or a log, and not for ever.
 */
final class Excerpt {

	/** Most characters that are shown. */
	static final int LIMIT = 500;

	private Excerpt() {
	}

	/**
	 * Shows an object.
	 * @param object the object
	 * @return the beginning of its text, or why it has none
	 */
	static String of(Object object) {
		String text = read(object::toString);
		return (text != null) ? text : "null";
	}

	/**
	 * Shows what a throwable says.
	 * @param throwable the throwable
	 * @return the beginning of its message, or {@code null} if it has none
	 */
	static @Nullable String ofMessage(Throwable throwable) {
		return read(throwable::getMessage);
	}

	private static @Nullable String read(Callable<@Nullable String> text) {
		try {
			String whole = text.call();
			return (whole != null) ? shorten(whole) : null;
		}
		catch (Throwable ex) {
			// whatever the application's own code throws, the other letters are to be
			// seen
			return "(its text cannot be read: " + ex.getClass().getName() + ")";
		}
	}

	private static String shorten(String whole) {
		StringBuilder shown = new StringBuilder(Math.min(whole.length(), LIMIT) + 32);
		int index = 0;
		while (index < whole.length()) {
			int character = whole.codePointAt(index);
			String escaped = escape(character);
			if (shown.length() + escaped.length() > LIMIT) {
				return shown.append("… (").append(whole.length()).append(" characters)").toString();
			}
			shown.append(escaped);
			index += Character.charCount(character);
		}
		return shown.toString();
	}

	private static String escape(int character) {
		return switch (character) {
			case '\\' -> "\\\\";
			case '\n' -> "\\n";
			case '\r' -> "\\r";
			case '\t' -> "\\t";
			default ->
				acts(character) ? String.format(Locale.ROOT, "\\u%04x", character) : Character.toString(character);
		};
	}

	// controls, line separators, what turns the direction of text, and halves of pairs
	private static boolean acts(int character) {
		return switch (Character.getType(character)) {
			case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR,
					Character.SURROGATE ->
				true;
			default -> false;
		};
	}

}
