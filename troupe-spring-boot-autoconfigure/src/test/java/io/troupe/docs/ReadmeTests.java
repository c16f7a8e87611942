package io.troupe.docs;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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
			import java.util.concurrent.*;
			import org.springframework.context.annotation.*;
			import org.springframework.stereotype.Service;
			import org.springframework.transaction.annotation.Transactional;
			import org.springframework.web.bind.annotation.*;
			""";

	private static final Pattern ROW = Pattern.compile("^\\| `(troupe\\.[^`]+)` \\| ([^|]*) \\|", Pattern.MULTILINE);

	private final Snippets snippets = Snippets.of(Path.of("..", "README.md"));

	@TempDir
	private Path classes;

	@Test
	void everyJavaSnippetCompiles() {
		assertThat(this.snippets.in("java")).hasSizeGreaterThan(4);
		assertThat(this.snippets.compile(IMPORTS, this.classes)).isEmpty();
	}

	@Test
	void everyShellCommandOfTheBuildRunsTheWrapper() {
		assertThat(this.snippets.in("sh").get(0)).contains("./mvnw -pl demo-app -am spring-boot:run")
			.contains("./mvnw verify");
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

	private String section(String heading) {
		int begin = this.snippets.page().indexOf(heading + "\n");
		int end = this.snippets.page().indexOf("\n## ", begin + 1);
		assertThat(begin).as("README has the section " + heading).isNotNegative();
		return this.snippets.page().substring(begin, (end < 0) ? this.snippets.page().length() : end);
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

}
