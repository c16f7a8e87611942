package io.troupe.benchmark.compare;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A JDK to measure on.
 *
 * @param version its feature version, such as 17
 * @param home where it lies
 */
record Jdk(int version, Path home) {

	Jdk {
		if (!Files.isExecutable(java(home))) {
			throw new IllegalArgumentException("There is no bin/java in " + home);
		}
	}

	static Jdk running() {
		return new Jdk(Runtime.version().feature(), Path.of(System.getProperty("java.home")));
	}

	String java() {
		return java(this.home).toString();
	}

	private static Path java(Path home) {
		return home.resolve("bin").resolve("java");
	}

}
