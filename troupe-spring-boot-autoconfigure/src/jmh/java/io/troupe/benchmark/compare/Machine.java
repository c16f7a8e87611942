package io.troupe.benchmark.compare;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Says what is measured on. */
final class Machine {

	private static final Path PROCESSORS = Path.of("/proc/cpuinfo");

	private Machine() {
	}

	static List<String> describe() throws IOException {
		return List.of("date: " + OffsetDateTime.now().truncatedTo(ChronoUnit.SECONDS),
				"processor: " + processor() + ", cores: " + Runtime.getRuntime().availableProcessors(),
				"system: " + System.getProperty("os.name") + " " + System.getProperty("os.version"));
	}

	private static String processor() throws IOException {
		if (!Files.isReadable(PROCESSORS)) {
			return System.getProperty("os.arch");
		}
		return Files.readAllLines(PROCESSORS)
			.stream()
			.filter((line) -> line.startsWith("model name"))
			.map((line) -> line.substring(line.indexOf(':') + 1).strip())
			.findFirst()
			.orElse(System.getProperty("os.arch"));
	}

}
