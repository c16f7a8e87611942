package io.troupe;

import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** What may be the name of an actor or of a source, whoever made it up. */
class NameTests {

	private static final SinkActor<String> ACTOR = (message, context) -> {
	};

	static Stream<Function<String, String>> named() {
		return Stream.of((name) -> ActorSpec.<String>sink(() -> ACTOR).named(name).name(),
				(name) -> Source.blocking(List.of("").iterator(), (element) -> element).named(name).name());
	}

	@ParameterizedTest
	@ValueSource(strings = { "two\nlines", "two\r\nlines", "tab\there", "nul\u0000", "\u001b[31mred\u001b[0m",
			"\u009b31mred", "right\u202eto left", "isolated\u2066name", "line\u2028separator",
			"paragraph\u2029separator", "zero\u200bwidth", "mark\ufeff", "next\u0085line", "half \ud83d emoji",
			"delete\u007f", "tag\udb40\udc41" })
	void whatALogOrATerminalWouldObeyIsRefusedWithoutRepeatingIt(String name) {
		named().forEach((named) -> assertThatIllegalArgumentException().isThrownBy(() -> named.apply(name))
			.withMessageMatching("'name' must not contain control or format characters, line or paragraph separators, "
					+ "but contains U\\+[0-9A-F]{4,6}"));
		assertThatIllegalArgumentException().isThrownBy(() -> ActorSpec.<String>sink(() -> ACTOR).messageType(name))
			.withMessageStartingWith("'messageType' must not contain control");
	}

	@ParameterizedTest
	@ValueSource(strings = { "cart", "Ада", "商品", "naïve café", "<script>alert('x')</script>", "\"quoted\\\"",
			"a/b;c?d", "${jndi:ldap://x}", "%s %n", "emoji 😀" })
	void whatOnlyShowsIsAName(String name) {
		named().forEach((named) -> assertThat(named.apply(name)).isEqualTo(name));
	}

	@Test
	void aNameIsNotLongerThanTwoHundredCharacters() {
		named().forEach((named) -> {
			assertThat(named.apply("x".repeat(200))).hasSize(200);
			assertThatIllegalArgumentException().isThrownBy(() -> named.apply("x".repeat(201)))
				.withMessage("'name' must have 200 characters at most, but has 201");
		});
	}

	@Test
	void noNameThatIsTakenWouldBreakALine() {
		Random random = new Random(42);
		int taken = 0;
		for (int round = 0; round < 100_000; round++) {
			String name = random.ints(1 + random.nextInt(12), 0, 0x3000)
				.collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
				.toString();
			try {
				ActorSpec.<String>sink(() -> ACTOR).named(name);
				taken++;
				assertThat(name.codePoints()
					.noneMatch((character) -> Character.isISOControl(character)
							|| Character.getType(character) == Character.FORMAT
							|| Character.getType(character) == Character.LINE_SEPARATOR
							|| Character.getType(character) == Character.PARAGRAPH_SEPARATOR))
					.isTrue();
				assertThat(name.lines()).hasSize(1);
			}
			catch (IllegalArgumentException ex) {
				assertThat(ex.getMessage().codePoints()).allMatch((character) -> character >= ' ' && character < 127);
			}
		}
		assertThat(taken).isBetween(1_000, 99_000);
	}

}
