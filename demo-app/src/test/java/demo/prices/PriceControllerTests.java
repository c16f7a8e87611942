package demo.prices;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;

import demo.catalogue.CarTable;
import io.troupe.Troupe;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

import static demo.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Prices over HTTP, from the stand-in's socket to the visitor's.
 */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
		properties = { "demo.house.guests=false", "demo.auction.shortest=1h", "demo.auction.longest=1h" })
class PriceControllerTests {

	private static final String EVENT = "data:\\{\"maker\":\"[^\"]+\",\"index\":[0-9.]+,\"time\":\"[0-9T:.-]+Z\"}";

	@Test
	@Timeout(60)
	void pricesAreServerSentEvents(@LocalServerPort int port, @Autowired CarTable cars, @Autowired Troupe troupe)
			throws Exception {
		HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/prices")).build();
		HttpResponse<InputStream> response = HttpClient.newHttpClient().send(request, BodyHandlers.ofInputStream());

		List<String> events;
		try (InputStream body = response.body()) {
			events = firstEvents(body);
		}

		assertThat(response.headers().firstValue("Content-Type")).hasValue("text/event-stream");
		assertThat(events).allSatisfy((event) -> assertThat(event).matches(EVENT));
		assertThat(cars.makers()).contains(events.get(0).split("\"")[3]);
		await().until(() -> troupe.find("priceFeed").orElseThrow().streams().subscribers().isEmpty());
	}

	private static List<String> firstEvents(InputStream body) throws IOException {
		BufferedReader lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8));
		return lines.lines().filter((line) -> !line.isEmpty()).limit(3).toList();
	}

}
