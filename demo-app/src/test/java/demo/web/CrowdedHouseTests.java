package demo.web;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import demo.Patience;
import demo.auction.AuctioneerCommand;
import demo.auction.BidOutcome;
import demo.catalogue.Money;
import io.troupe.ActorState;
import io.troupe.SinkHandle;
import io.troupe.runtime.LocalTroupe;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;

import static demo.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * An auctioneer who is held up, with a mailbox for two. Once the first lots are read only
 * the test writes to him: there are no guests, no lot ends, and no more are read.
 */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
		properties = { "demo.house.guests=false", "demo.auction.shortest=1h", "demo.auction.longest=1h",
				"demo.auction.retry=1h", "troupe.actors.auctioneer.mailbox.capacity=2" })
class CrowdedHouseTests {

	@Test
	void bidThatFindsTheMailboxFullIsAskedToComeBack(@LocalServerPort int port, @Autowired LocalTroupe troupe,
			@Autowired SinkHandle<AuctioneerCommand> auctioneer) {
		RestTestClient client = RestTestClient.bindToServer().baseUrl("http://localhost:" + port).build();
		await().until(() -> troupe.find("catalogue").orElseThrow().state() == ActorState.STOPPED);
		await().until(() -> troupe.find("auctioneer").orElseThrow().mailbox().depth() == 0);
		troupe.suspend("auctioneer");
		await().until(() -> troupe.find("auctioneer").orElseThrow().state() == ActorState.SUSPENDED);
		List<CompletableFuture<BidOutcome>> waiting = Stream.of("Ada", "Bert")
			.map((bidder) -> auctioneer.<BidOutcome>ask(
					(reply) -> new AuctioneerCommand.PlaceBid(999_999, bidder, Money.dollars(1), reply),
					Patience.LIMIT))
			.toList();

		RestTestClient.ResponseSpec response = client.post()
			.uri("/api/lots/1/bids")
			.contentType(MediaType.APPLICATION_JSON)
			.body("""
					{"bidder": "Cleo", "amount": 5000}""")
			.exchange();

		response.expectStatus()
			.isEqualTo(HttpStatus.SERVICE_UNAVAILABLE)
			.expectHeader()
			.valueMatches("Retry-After", "[1-9][0-9]*")
			.expectHeader()
			.contentType(MediaType.APPLICATION_PROBLEM_JSON);
		troupe.resume("auctioneer");
		assertThat(waiting)
			.allSatisfy((outcome) -> assertThat(outcome.orTimeout(Patience.LIMIT.toSeconds(), TimeUnit.SECONDS).join())
				.isEqualTo(new BidOutcome.Unknown(999_999)));
	}

}
