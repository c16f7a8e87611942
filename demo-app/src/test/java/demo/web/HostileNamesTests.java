package demo.web;

import java.io.IOException;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.EntityExchangeResult;
import org.springframework.test.web.servlet.client.RestTestClient;

import static demo.Patience.await;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Visitors who call themselves what a page, a log or a terminal might obey.
 */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
		properties = { "demo.house.guests=false", "demo.auction.shortest=1h", "demo.auction.longest=1h" })
class HostileNamesTests {

	private static final int LOT = 11;

	/** What names are made of: harmless, markup, quotes, and what does not show. */
	private static final List<String> PARTS = List.of("Ada", "Ада", "商", "é", "😀", " ", "<script>", "</b>",
			"<img src=x>", "\"", "'", "\\", "&amp;", "${x}", "%0a", "\n", "\r\n", "\u0000", "\u001b[31m", "\u202e",
			"\u2066", "\u2028", "\u200b");

	private static final Pattern HIDDEN = Pattern.compile("[\\p{C}\\p{Zl}\\p{Zp}]");

	private final JsonMapper json = JsonMapper.shared();

	@Test
	void nameIsShownAsItIsOrRefused(@LocalServerPort int port) {
		RestTestClient client = RestTestClient.bindToServer().baseUrl("http://localhost:" + port).build();
		await().untilAsserted(
				() -> client.get().uri("/api/lots").exchange().expectBody().jsonPath("$.length()").isEqualTo(12));
		Random random = new Random(42);
		int taken = 0;
		for (int round = 0; round < 300; round++) {
			String name = random.ints(1 + random.nextInt(4), 0, PARTS.size())
				.mapToObj(PARTS::get)
				.reduce("", String::concat) + round;
			boolean valid = name.length() <= 40 && !HIDDEN.matcher(name).find();
			taken += bid(client, name, valid) ? 1 : 0;
		}
		assertThat(taken).isBetween(30, 270);
	}

	/** Returns whether the name was taken, having looked at what is answered. */
	private boolean bid(RestTestClient client, String name, boolean valid) {
		EntityExchangeResult<byte[]> result = client.post()
			.uri("/api/lots/{lot}/bids", LOT)
			.contentType(MediaType.APPLICATION_JSON)
			.body(this.json.writeValueAsString(new Body(name, minimum(client))))
			.exchange()
			.returnResult(byte[].class);
		String body = new String(result.getResponseBody(), UTF_8);
		assertThat(result.getStatus()).as(this.json.writeValueAsString(name))
			.isEqualTo(valid ? HttpStatus.CREATED : HttpStatus.BAD_REQUEST);
		assertThat(result.getResponseHeaders().getContentType().getSubtype()).endsWith("json");
		assertThat(HIDDEN.matcher(body).find()).isFalse();
		if (valid) {
			assertThat(this.json.readTree(body).get("leader").asString()).isEqualTo(name.strip());
		}
		return valid;
	}

	private static double minimum(RestTestClient client) {
		return client.get()
			.uri("/api/lots/{lot}", LOT)
			.exchange()
			.returnResult(Minimum.class)
			.getResponseBody()
			.minimumBid();
	}

	@Test
	void pageMakesNoMarkupOfText() throws IOException {
		Resource[] scripts = new PathMatchingResourcePatternResolver().getResources("classpath:/static/**/*.js");

		assertThat(scripts).hasSizeGreaterThan(10);
		assertThat(Stream.of(scripts)).allSatisfy((script) -> assertThat(script.getContentAsString(UTF_8))
			.as(script.getFilename())
			.doesNotContain("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "new Function"));
	}

	private record Body(String bidder, double amount) {

	}

	private record Minimum(double minimumBid) {

	}

}
