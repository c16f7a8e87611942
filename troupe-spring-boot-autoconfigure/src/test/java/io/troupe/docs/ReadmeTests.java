package io.troupe.docs;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** Holds README to the code. */
class ReadmeTests {

	private static final String IMPORTS = """
			import io.troupe.*;
			import io.troupe.spring.*;
			import java.time.Duration;
			import java.util.*;
			import java.util.concurrent.CompletableFuture;
			import org.springframework.context.annotation.*;
			import org.springframework.stereotype.Service;
			import org.springframework.transaction.annotation.Transactional;
			import org.springframework.web.bind.annotation.*;
			""";

	private static final Pattern BLOCK = Pattern.compile("^```(\\w+)\\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);

	private static final Pattern ROW = Pattern.compile("^\\| `(troupe\\.[^`]+)` \\| ([^|]*) \\|", Pattern.MULTILINE);

	private final String readme = read(Path.of("..", "README.md"));

	@TempDir
	private Path classes;

	@Test
	void everyJavaSnippetCompiles() {
		List<String> snippets = blocks("java");

		List<Diagnostic<? extends JavaFileObject>> problems = compile(IMPORTS + String.join("\n", snippets));

		assertThat(snippets).hasSizeGreaterThan(4);
		assertThat(problems).isEmpty();
	}

	@Test
	void everyShellCommandOfTheBuildRunsTheWrapper() {
		assertThat(blocks("sh").get(0)).contains("./mvnw -pl demo-app -am spring-boot:run").contains("./mvnw verify");
	}

	@Test
	void configurationTableHoldsExactlyTheKeysOfTheMetadata() throws IOException {
		Map<String, String> documented = new TreeMap<>();
		Matcher row = ROW.matcher(section("## Configuration"));
		while (row.find()) {
			documented.put(row.group(1), row.group(2).replace("`", "").strip());
		}

		assertThat(documented.keySet()).isEqualTo(new TreeSet<>(metadata().keySet()));
	}

	@Test
	void configurationTableStatesTheDefaultsOfTheMetadata() throws IOException {
		Map<String, String> metadata = metadata();
		Matcher row = ROW.matcher(section("## Configuration"));
		List<String> wrong = new ArrayList<>();
		while (row.find()) {
			String value = metadata.get(row.group(1));
			if (value != null && !value.isEmpty() && !row.group(2).contains("`" + value + "`")) {
				wrong.add(row.group(1) + ": " + value);
			}
		}

		assertThat(wrong).isEmpty();
	}

	private List<String> blocks(String language) {
		List<String> blocks = new ArrayList<>();
		Matcher matcher = BLOCK.matcher(this.readme);
		while (matcher.find()) {
			if (matcher.group(1).equals(language)) {
				blocks.add(matcher.group(2));
			}
		}
		return blocks;
	}

	private String section(String heading) {
		int begin = this.readme.indexOf(heading + "\n");
		int end = this.readme.indexOf("\n## ", begin + 1);
		assertThat(begin).as("README has the section " + heading).isNotNegative();
		return this.readme.substring(begin, (end < 0) ? this.readme.length() : end);
	}

	private List<Diagnostic<? extends JavaFileObject>> compile(String source) {
		JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
		DiagnosticCollector<JavaFileObject> problems = new DiagnosticCollector<>();
		JavaFileObject file = new SimpleJavaFileObject(URI.create("string:///Readme.java"),
				JavaFileObject.Kind.SOURCE) {
			@Override
			public CharSequence getCharContent(boolean ignoreEncodingErrors) {
				return source;
			}
		};
		List<String> options = List.of("-classpath", System.getProperty("java.class.path"), "--release", "17",
				"-proc:none", "-parameters", "-d", this.classes.toString());
		boolean compiled = compiler.getTask(null, null, problems, options, null, List.of(file)).call();
		assertThat(compiled).as(problems.getDiagnostics().toString()).isTrue();
		return problems.getDiagnostics()
			.stream()
			.filter((problem) -> problem.getKind() == Diagnostic.Kind.ERROR)
			.toList();
	}

	private static Map<String, String> metadata() throws IOException {
		Map<String, String> defaults = new TreeMap<>();
		try (InputStream json = ReadmeTests.class.getResourceAsStream("/META-INF/spring-configuration-metadata.json")) {
			JsonNode properties = JsonMapper.shared().readTree(json).get("properties");
			for (JsonNode property : properties) {
				JsonNode value = property.get("defaultValue");
				String name = property.get("name").asString();
				if (name.startsWith("troupe.")) {
					defaults.put(name, (value != null) ? value.asString() : "");
				}
			}
		}
		return defaults;
	}

	private static String read(Path path) {
		try {
			return Files.readString(path, StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
