package io.troupe;

import java.util.Objects;

/**
 * What may be a name. Names stand in logs, in the tags of metrics, in JSON and on pages,
 * and some come from users, so what would be read as a line, a command of the terminal or
 * an order of the text is no part of one.
 */
final class Names {

	/** Most characters of a name. */
	static final int LONGEST = 200;

	private Names() {
	}

	/**
	 * Refuses what is no name.
	 * @param name the name
	 * @return the name
	 */
	static String check(String name) {
		Objects.requireNonNull(name, "'name' must not be null");
		if (name.isBlank()) {
			throw new IllegalArgumentException("'name' must not be blank");
		}
		if (name.length() > LONGEST) {
			throw new IllegalArgumentException(
					"'name' must have " + LONGEST + " characters at most, but has " + name.length());
		}
		return readable(name, "name");
	}

	/**
	 * Refuses text with characters that do not show or that change how others show. The
	 * text itself is left out of the message, which may be logged.
	 * @param text the text
	 * @param argument what the text is
	 * @return the text
	 */
	static String readable(String text, String argument) {
		text.codePoints().filter(Names::doesNotShow).findFirst().ifPresent((character) -> {
			throw new IllegalArgumentException(
					"'" + argument + "' must not contain control or format characters, line or paragraph separators, "
							+ "but contains U+" + String.format("%04X", character));
		});
		return text;
	}

	private static boolean doesNotShow(int character) {
		return switch (Character.getType(character)) {
			case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.LINE_SEPARATOR,
					Character.PARAGRAPH_SEPARATOR ->
				true;
			default -> false;
		};
	}

}
