package demo;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import demo.auction.SaleroomCommand;
import demo.auction.Standing;
import demo.ledger.Sale;
import io.troupe.SinkHandle;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.test.web.servlet.client.RestTestClient;

import static demo.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The whole house, in a hurry.
 */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
		properties = { "demo.auction.shortest=2s", "demo.auction.longest=4s", "demo.auction.call=500ms",
				"demo.auction.extension=500ms", "demo.auction.show=200ms" })
class LiveSaleTests {

	private static final ParameterizedTypeReference<List<Sale>> SALES = new ParameterizedTypeReference<>() {
	};

	@Test
	void guestsMakePricesRise(@Autowired SinkHandle<SaleroomCommand> saleroom) {
		await().untilAsserted(
				() -> assertThat(saleroom.<List<Standing>>ask(SaleroomCommand.AllLots::new, Patience.LIMIT).join())
					.anySatisfy((standing) -> {
						assertThat(standing.bids()).isGreaterThan(1);
						assertThat(standing.price()).isGreaterThan(standing.lot().opening());
					}));
	}

	@Test
	void lotsAreSoldOnceAndOthersFollow(@LocalServerPort int port) {
		RestTestClient client = RestTestClient.bindToServer().baseUrl("http://localhost:" + port).build();

		await().untilAsserted(() -> {
			List<Sale> sales = client.get()
				.uri("/api/sales?limit=100")
				.exchange()
				.returnResult(SALES)
				.getResponseBody();
			Map<Integer, Long> salesByLot = sales.stream()
				.collect(Collectors.groupingBy(Sale::lot, Collectors.counting()));
			assertThat(salesByLot.values()).hasSizeGreaterThan(3).containsOnly(1L);
			assertThat(sales).extracting(Sale::lot).anyMatch((lot) -> lot > 12);
		});
	}

}
