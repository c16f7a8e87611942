package io.troupe.actuate;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Excerpt}.
 */
class ExcerptTests {

	private static String of(Throwable thrown) {
		return Excerpt.of(new Object() {

			@Override
			public String toString() {
				throw ExcerptTests.<RuntimeException>unchecked(thrown);
			}

		});
	}

	@SuppressWarnings("unchecked")
	private static <T extends Throwable> T unchecked(Throwable thrown) throws T {
		throw (T) thrown;
	}

	@Test
	void plainTextStaysAsItIs() {
		assertThat(Excerpt.of("Zwölf \"Kisten\" für 例え 😀")).isEqualTo("Zwölf \"Kisten\" für 例え 😀");
	}

	@Test
	void lineBreaksAndControlCharactersAreEscaped() {
		assertThat(Excerpt.of("a\nb\r\tc\u0000d\u001b[31me\u007f\u0085\u2028f\u2029"))
			.isEqualTo("a\\nb\\r\\tc\\u0000d\\u001b[31me\\u007f\\u0085\\u2028f\\u2029");
	}

	@Test
	void anEscapeInTheTextIsToldFromOneOfTheExcerpt() {
		assertThat(Excerpt.of("a\\nb")).isEqualTo("a\\\\nb");
	}

	@Test
	void whatTurnsTheDirectionOfTextAndHalvesOfPairsAreEscaped() {
		assertThat(Excerpt.of("a\u202eb\ud800c")).isEqualTo("a\\u202eb\\ud800c");
	}

	@Test
	void longTextIsCut() {
		String shown = Excerpt.of("x".repeat(100_000));

		assertThat(shown).isEqualTo("x".repeat(Excerpt.LIMIT) + "… (100000 characters)");
	}

	@Test
	void escapesCountAsTheyAreShown() {
		assertThat(Excerpt.of("\u0001".repeat(1000))).startsWith("\\u0001\\u0001")
			.endsWith("\\u0001… (1000 characters)")
			.hasSizeLessThan(Excerpt.LIMIT + 30);
	}

	@Test
	void textOfExactlyTheLimitIsWhole() {
		assertThat(Excerpt.of("x".repeat(Excerpt.LIMIT))).isEqualTo("x".repeat(Excerpt.LIMIT));
	}

	@Test
	void aToStringThatFailsDoesNoHarm() {
		assertThat(of(new IllegalStateException("secret")))
			.isEqualTo("(its text cannot be read: java.lang.IllegalStateException)");
		assertThat(of(new StackOverflowError())).isEqualTo("(its text cannot be read: java.lang.StackOverflowError)");
		assertThat(of(new Exception())).isEqualTo("(its text cannot be read: java.lang.Exception)");
	}

	@Test
	void aToStringThatReturnsNullDoesNoHarm() {
		assertThat(Excerpt.of(new Object() {

			@Override
			public String toString() {
				return null;
			}

		})).isEqualTo("null");
	}

	@Test
	void aThrowableMayHaveNoMessageOrFailToTellIt() {
		assertThat(Excerpt.ofMessage(new IllegalStateException())).isNull();
		assertThat(Excerpt.ofMessage(new IllegalStateException("a\nb"))).isEqualTo("a\\nb");
		assertThat(Excerpt.ofMessage(new RuntimeException() {

			@Override
			public String getMessage() {
				throw new IllegalArgumentException();
			}

		})).isEqualTo("(its text cannot be read: java.lang.IllegalArgumentException)");
	}

}
