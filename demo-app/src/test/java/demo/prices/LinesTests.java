package demo.prices;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class LinesTests {

	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 3, 7, 5000 })
	void linesComeWholeHoweverTheyAreCutOnTheWay(int piece) {
		assertThat(lines("Citroën;1\r\n\nFord;2\nOpel;3\n", piece)).containsExactly("Citroën;1", "", "Ford;2",
				"Opel;3");
	}

	@Test
	void lineWithoutItsEndIsNone() {
		assertThat(lines("Ford;101.5;1000\nOpel;98.0;2000", 4)).containsExactly("Ford;101.5;1000");
		assertThat(lines("", 1)).isEmpty();
	}

	@Test
	void endlessLineIsAnError() {
		assertThat(lines("x".repeat(Lines.LONGEST) + "\n", 100)).hasSize(1);
		assertThatExceptionOfType(UncheckedIOException.class)
			.isThrownBy(() -> lines("x".repeat(Lines.LONGEST + 1) + "\n", 100))
			.withMessageContaining("longer than 1024 bytes");
	}

	private static List<String> lines(String text, int piece) {
		InputStream pieces = new FilterInputStream(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8))) {

			@Override
			public int read(byte[] bytes, int from, int most) throws IOException {
				return super.read(bytes, from, Math.min(most, piece));
			}

		};
		List<String> lines = new ArrayList<>();
		new Lines(Channels.newChannel(pieces)).forEachRemaining(lines::add);
		return lines;
	}

}
