package demo.prices;

import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class QuoteTests {

	@Test
	void lineIsReadAsItWasWritten() {
		Quote quote = new Quote("Citroën", 103.2, Instant.parse("2026-06-01T19:00:00Z"));

		assertThat(Quote.parse(quote.line())).contains(quote);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "Ford", "Ford;101.5", "Ford;101.5;", "Ford;101.5;1;2", " ;101.5;1", "Ford;much;1",
			"Ford;NaN;1", "Ford;Infinity;1", "Ford;-3;1", "Ford;0;1", "Ford;101.5;now",
			"Ford;101.5;99999999999999999999" })
	void anythingElseIsNoQuote(String line) {
		assertThat(Quote.parse(line)).isEmpty();
	}

}
