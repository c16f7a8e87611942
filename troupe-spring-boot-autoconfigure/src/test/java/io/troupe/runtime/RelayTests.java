package io.troupe.runtime;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** More elements than fit into memory arrive, all of them and in order. */
class RelayTests {

	@TempDir
	private Path directory;

	@Test
	void tenMillionElementsPassThroughThreeActorsInSmallMemory() throws Exception {
		assertArrive(10_000_000);
	}

	private void assertArrive(long elements) throws IOException, InterruptedException {
		Path output = this.directory.resolve("output.txt");
		Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-Xmx64m", "-cp", System.getProperty("java.class.path"), Relay.class.getName(), Long.toString(elements))
			.redirectErrorStream(true)
			.redirectOutput(output.toFile())
			.start();
		try {
			assertThat(process.waitFor(Stress.LIMIT.toSeconds(), TimeUnit.SECONDS)).as("it ends").isTrue();
		}
		finally {
			process.destroyForcibly();
		}
		String text = Files.readString(output);
		Stress.report("relay", text.trim());
		assertThat(text).contains("arrived " + elements + " in order");
		assertThat(process.exitValue()).isZero();
	}

}
