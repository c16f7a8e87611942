package demo.web;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;

import static demo.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The house without its guests, so that only the test bids.
 */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
		properties = { "demo.house.guests=false", "demo.auction.shortest=1h", "demo.auction.longest=1h" })
class LotControllerTests {

	private RestTestClient client;

	@BeforeEach
	void waitForTheSale(@LocalServerPort int port) {
		this.client = RestTestClient.bindToServer().baseUrl("http://localhost:" + port).build();
		await().untilAsserted(() -> get("/api/lots").expectBody().jsonPath("$.length()").isEqualTo(12));
	}

	@Test
	void lotsTellWhatIsForSale() {
		get("/api/lots").expectStatus()
			.isOk()
			.expectBody()
			.jsonPath("$[0].lot")
			.isEqualTo(1)
			.jsonPath("$[11].lot")
			.isEqualTo(12)
			.jsonPath("$[0].car.name")
			.isNotEmpty()
			.jsonPath("$[0].stage")
			.isEqualTo("OPEN")
			.jsonPath("$[0].millisLeft")
			.value(Integer.class, (millis) -> assertThat(millis).isBetween(1, 3_608_000));
	}

	@Test
	void bidLeadsAndIsSeenByAll() {
		double minimum = minimumBid(8);

		bid(8, "Ada", minimum).expectStatus()
			.isCreated()
			.expectBody()
			.jsonPath("$.leader")
			.isEqualTo("Ada")
			.jsonPath("$.price")
			.isEqualTo(minimum);

		get("/api/lots/8").expectStatus()
			.isOk()
			.expectBody()
			.jsonPath("$.leader")
			.isEqualTo("Ada")
			.jsonPath("$.bids")
			.isEqualTo(1);
		assertThat(minimumBid(8)).isGreaterThan(minimum);
	}

	@Test
	void bidThatIsTooLowIsToldWhatItTakes() {
		double minimum = minimumBid(3);

		ResponseSpec response = bid(3, "Ada", minimum - 1);

		response.expectStatus()
			.isEqualTo(HttpStatus.CONFLICT)
			.expectHeader()
			.contentType(MediaType.APPLICATION_PROBLEM_JSON)
			.expectBody()
			.json("""
					{
						"title": "Bid too low",
						"status": 409,
						"detail": "Lot 3 takes bids of $%,.2f and more",
						"instance": "/api/lots/3/bids",
						"lot": 3,
						"minimumBid": %.2f
					}""".formatted(minimum, minimum));
	}

	@ParameterizedTest
	@CsvSource({ "0", "-1", "999999" })
	void lotThatWasNeverOfferedIsNotFound(int lot) {
		get("/api/lots/" + lot).expectStatus().isNotFound().expectBody().jsonPath("$.title").isEqualTo("Unknown lot");
		bid(lot, "Ada", 5_000).expectStatus()
			.isNotFound()
			.expectBody()
			.jsonPath("$.detail")
			.isEqualTo("There is no lot " + lot);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			{"bidder": " ", "amount": 5000}                | Invalid bid: bidder must not be blank
			{"amount": 5000}                               | Invalid bid: bidder must not be blank
			{"bidder": "Ada"}                              | Invalid bid: amount must not be null
			{"bidder": "Ada", "amount": 0}                 | Invalid bid: amount must be greater than 0
			{"bidder": "Ada", "amount": "much"}            | Failed to read request
			{"bidder": "Ada",                              | Failed to read request
			""")
	void invalidBidIsToldWhatIsWrong(String body, String detail) {
		ResponseSpec response = this.client.post()
			.uri("/api/lots/1/bids")
			.contentType(MediaType.APPLICATION_JSON)
			.body(body)
			.exchange();

		response.expectStatus().isBadRequest().expectBody().jsonPath("$.detail").isEqualTo(detail);
	}

	@Test
	void fractionOfACentAndFortunesAreInvalid() {
		bid(1, "Ada", 5000.001).expectStatus().isBadRequest();
		bid(1, "Ada", 1e12).expectStatus().isBadRequest();
	}

	@Test
	void salesAreLimited() {
		get("/api/sales").expectStatus().isOk().expectBody().json("[]");
		get("/api/sales?limit=0").expectStatus().isBadRequest();
		get("/api/sales?limit=101").expectStatus().isBadRequest();
	}

	@Test
	void endpointShowsTheActorsOfTheHouse() {
		get("/actuator/troupe").expectStatus()
			.isOk()
			.expectBody()
			.jsonPath("$.actors.auctioneer.state")
			.isNotEmpty()
			.jsonPath("$.actors.saleroom.mailbox.depth")
			.isNumber()
			.jsonPath("$.actors.ledger")
			.exists()
			.jsonPath("$.actors.house")
			.exists()
			.jsonPath("$.spawned.auction.live")
			.isEqualTo(12);
		get("/actuator/metrics/troupe.mailbox.depth?tag=actor:auctioneer").expectStatus().isOk();
	}

	private ResponseSpec get(String path) {
		return this.client.get().uri(path).exchange();
	}

	private ResponseSpec bid(int lot, String bidder, double amount) {
		return this.client.post()
			.uri("/api/lots/{lot}/bids", lot)
			.contentType(MediaType.APPLICATION_JSON)
			.body(new Body(bidder, amount))
			.exchange();
	}

	private double minimumBid(int lot) {
		return this.client.get()
			.uri("/api/lots/{lot}", lot)
			.exchange()
			.returnResult(Minimum.class)
			.getResponseBody()
			.minimumBid();
	}

	private record Body(String bidder, double amount) {

	}

	private record Minimum(double minimumBid) {

	}

}
