package shop;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

import com.jayway.jsonpath.DocumentContext;
import com.jayway.jsonpath.JsonPath;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class ShopApplicationTests {

	private final HttpClient client = HttpClient.newHttpClient();

	@Value("${local.server.port}")
	private int port;

	@Test
	void askOverHttpIsAnsweredAndTheEndpointShowsTheActor() throws Exception {
		request("PUT", "/cart/lamp");
		request("PUT", "/cart/desk");
		String count = request("GET", "/cart");

		assertThat(count).isEqualTo("2");
		await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
			DocumentContext actors = JsonPath.parse(request("GET", "/actuator/troupe"));

			assertThat(actors.<String>read("$.actors.cart.messageType")).isEqualTo("CartCommand");
			assertThat(actors.<Integer>read("$.actors.cart.processed")).isEqualTo(3);
			assertThat(actors.<Integer>read("$.actors.cart.mailbox.depth")).isZero();
		});
	}

	@Test
	void metricsAndHealthKnowTheActor() throws Exception {
		DocumentContext depth = JsonPath.parse(request("GET", "/actuator/metrics/troupe.mailbox.depth?tag=actor:cart"));
		DocumentContext health = JsonPath.parse(request("GET", "/actuator/health"));

		assertThat(depth.<String>read("$.name")).isEqualTo("troupe.mailbox.depth");
		assertThat(depth.<Double>read("$.measurements[0].value")).isZero();
		assertThat(health.<String>read("$.status")).isEqualTo("UP");
	}

	private String request(String method, String path) throws Exception {
		HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + this.port + path))
			.method(method, HttpRequest.BodyPublishers.noBody())
			.timeout(Duration.ofSeconds(20))
			.build();
		HttpResponse<String> response = this.client.send(request, HttpResponse.BodyHandlers.ofString());
		assertThat(response.statusCode()).as(path).isEqualTo(200);
		return response.body();
	}

}
