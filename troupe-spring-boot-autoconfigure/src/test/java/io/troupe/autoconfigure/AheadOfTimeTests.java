package io.troupe.autoconfigure;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import javax.tools.ToolProvider;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.SpringApplicationAotProcessor;
import org.springframework.context.aot.AbstractAotProcessor.Settings;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An application that was processed ahead of time starts from generated code, in a JVM of
 * its own, and behaves as it does without.
 */
class AheadOfTimeTests {

	private static final String CLASS_PATH = System.getProperty("surefire.test.class.path",
			System.getProperty("java.class.path"));

	private static final String PLAIN = "--spring.main.web-application-type=none";

	@TempDir
	private Path folder;

	@Test
	void processedApplicationRunsItsActors() throws Exception {
		Path classes = process();

		List<String> lines = run(classes, "-Dspring.aot.enabled=true");

		assertThat(lines).contains("generated = true", "answer = page from printer by copier", "qualified = first",
				"handles = [copier, first, length, maker, printer, second]",
				"actors = [copier, feed, first, length, maker, printer, second]",
				"declared = [copier, feed, first, length, maker, printer, second]", "capacity = 7",
				"actor injected = false", "joint = true", "streams = [maker, feed]",
				"all streams = [feed, length, maker]", "feed = Optional[STREAM of String]", "heard = 4");
	}

	@Test
	void processedApplicationTakesItsPropertiesFromTheRun() throws Exception {
		Path classes = process();

		List<String> lines = run(classes, "-Dspring.aot.enabled=true", "-Dtroupe.actors.copier.mailbox.capacity=9");

		assertThat(lines).contains("generated = true", "capacity = 9");
	}

	@Test
	void theSameApplicationRunsWithoutProcessing() throws Exception {
		List<String> lines = run(this.folder);

		assertThat(lines).contains("generated = false", "answer = page from printer by copier", "qualified = first",
				"handles = [copier, first, length, maker, printer, second]",
				"actors = [copier, feed, first, length, maker, printer, second]",
				"declared = [copier, feed, first, length, maker, printer, second]", "capacity = 7",
				"actor injected = false", "joint = true", "streams = [maker, feed]",
				"all streams = [feed, length, maker]", "feed = Optional[STREAM of String]", "heard = 4");
	}

	private Path process() throws IOException {
		Path sources = Files.createDirectories(this.folder.resolve("sources"));
		Path classes = Files.createDirectories(this.folder.resolve("classes"));
		Settings settings = Settings.builder()
			.sourceOutput(sources)
			.resourceOutput(classes)
			.classOutput(classes)
			.groupId("demo")
			.artifactId("demo")
			.build();
		new SpringApplicationAotProcessor(AheadOfTimeApplication.class, settings, new String[] { PLAIN }).process();
		List<String> arguments = new ArrayList<>(List.of("-proc:none", "-nowarn", "-d", classes.toString(), "-cp",
				classes + File.pathSeparator + CLASS_PATH));
		try (Stream<Path> files = Files.walk(sources)) {
			files.filter((file) -> file.toString().endsWith(".java")).map(Path::toString).forEach(arguments::add);
		}
		int result = ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new));
		assertThat(result).as("result of the compiler").isZero();
		return classes;
	}

	private List<String> run(Path classes, String... options) throws Exception {
		List<String> command = new ArrayList<>();
		command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
		command.addAll(List.of(options));
		command.addAll(List.of("-cp", classes + File.pathSeparator + CLASS_PATH, AheadOfTimeApplication.class.getName(),
				PLAIN));
		Path output = this.folder.resolve("output");
		Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile()).start();
		try {
			assertThat(process.waitFor(180, TimeUnit.SECONDS)).as("application ended").isTrue();
			List<String> lines = Files.readAllLines(output);
			assertThat(process.exitValue()).as(() -> String.join("\n", lines)).isZero();
			return lines;
		}
		finally {
			process.destroyForcibly();
		}
	}

}
