package demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * The jar as it is shipped, started as anybody would start it.
 */
class PackagedDemoTests {

	private static final Duration PATIENCE = Duration.ofSeconds(90);

	private static final Pattern PORT = Pattern.compile("Tomcat started on port (\\d+)");

	private static final String JSON_OF_A_BID = """
			{"bidder": "Ada", "amount": 90000}""";

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void jarStartsAndAnswersWithAndWithoutAot(boolean aot, @TempDir Path folder) throws Exception {
		Path log = folder.resolve("demo.log");
		Process process = start(aot, log);
		try {
			RestTestClient client = RestTestClient.bindToServer()
				.baseUrl("http://localhost:" + awaitPort(process, log))
				.build();

			await().atMost(PATIENCE)
				.untilAsserted(() -> client.get()
					.uri("/api/lots")
					.exchange()
					.expectBody()
					.jsonPath("$.length()")
					.isEqualTo(12));
			client.post()
				.uri("/api/lots/1/bids")
				.contentType(MediaType.APPLICATION_JSON)
				.body(JSON_OF_A_BID)
				.exchange()
				.expectStatus()
				.isCreated();
			client.get().uri("/").exchange().expectStatus().isOk();
			client.get().uri("/webjars/uplot/dist/uPlot.esm.js").exchange().expectStatus().isOk();
			client.get()
				.uri("/actuator/troupe")
				.exchange()
				.expectBody()
				.jsonPath("$.actors.ledger.messageType")
				.isEqualTo("LedgerCommand");
			assertThat(Files.readString(log).contains("Starting AOT-processed DemoApplication")).isEqualTo(aot);
		}
		finally {
			process.destroy();
			assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
		}
	}

	private static Process start(boolean aot, Path log) throws IOException {
		String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
		return new ProcessBuilder(List.of(java, "-Dspring.aot.enabled=" + aot, "-jar", System.getProperty("demo.jar"),
				"--server.port=0", "--server.address=localhost", "--demo.auction.shortest=70s", "--demo.prices.port=0"))
			.redirectErrorStream(true)
			.redirectOutput(log.toFile())
			.start();
	}

	private static int awaitPort(Process process, Path log) {
		return await().atMost(PATIENCE).until(() -> {
			String text = Files.readString(log);
			assertThat(process.isAlive()).as(text).isTrue();
			Matcher started = PORT.matcher(text);
			return started.find() ? Integer.parseInt(started.group(1)) : 0;
		}, (port) -> port > 0);
	}

}
