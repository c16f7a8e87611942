package io.troupe.docs;

import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** Holds the page of recipes to the code. */
class RecipesTests {

	private static final String IMPORTS = """
			import io.troupe.*;
			import io.troupe.reactive.Reactive;
			import io.troupe.spring.*;
			import java.io.*;
			import java.net.InetSocketAddress;
			import java.nio.channels.*;
			import java.nio.charset.StandardCharsets;
			import java.nio.file.Path;
			import java.time.Duration;
			import java.util.*;
			import java.util.concurrent.*;
			import java.util.stream.Stream;
			import org.apache.commons.io.input.*;
			import org.springframework.context.annotation.*;
			import org.springframework.jdbc.core.JdbcTemplate;
			import org.springframework.kafka.annotation.KafkaListener;
			import org.springframework.stereotype.Component;
			import org.springframework.web.socket.*;
			import org.springframework.web.socket.handler.TextWebSocketHandler;
			import reactor.core.publisher.Flux;
			""";

	private final Snippets snippets = Snippets.of(Path.of("..", "docs", "recipes.md"));

	@TempDir
	private Path classes;

	@Test
	void everyJavaSnippetCompiles() {
		assertThat(this.snippets.in("java")).hasSizeGreaterThan(6);
		assertThat(this.snippets.compile(IMPORTS, this.classes)).isEmpty();
	}

}
