package demo;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import demo.catalogue.Money;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * The house on a real database, full of bidders, when somebody ends its process.
 */
@Timeout(240)
class EndOfTheHouseTests {

	private static final Duration PATIENCE = Duration.ofSeconds(60);

	/** A phase for the web server, a phase for the actors, and what the JVM needs. */
	private static final Duration BUDGET = Duration.ofSeconds(25);

	private static final int BIDDERS = 6;

	private static final String[] HURRY = { "--demo.auction.lots=24", "--demo.auction.shortest=1s",
			"--demo.auction.longest=3s", "--demo.auction.call=200ms", "--demo.auction.extension=200ms",
			"--demo.auction.show=200ms", "--demo.auction.retry=200ms" };

	@TempDir
	private Path folder;

	private Postgres database;

	@BeforeEach
	void startTheDatabase() throws Exception {
		this.database = Postgres.start();
	}

	@AfterEach
	void stopTheDatabase() throws Exception {
		if (this.database != null) {
			this.database.close();
		}
	}

	@Test
	void houseThatIsToldToEndAnswersWhatIsUnderWayAndKeepsItsPromises() throws Exception {
		try (DemoProcess house = DemoProcess.start(this.database, this.folder.resolve("house.log"), HURRY)) {
			int port = house.awaitPort();
			List<HeldRequest> held = new ArrayList<>();
			try (Crowd crowd = new Crowd(port).come(BIDDERS)) {
				await().atMost(PATIENCE)
					.until(() -> crowd.acceptedByHttp() > 200 && crowd.acceptedBySocket() > 50
							&& crowd.sales().size() > 10);
				for (int lot : crowd.lots()) {
					held.add(new HeldRequest(port, lot, Crowd.body("Patient " + lot, 1_000_000 + lot)));
				}

				long told = System.nanoTime();
				house.terminate();
				house.awaitLog("Commencing graceful shutdown");
				for (HeldRequest request : held) {
					note(request.finish(), crowd);
				}

				assertThat(house.awaitExit(BUDGET.minusNanos(System.nanoTime() - told)))
					.isEqualTo(DemoProcess.TERMINATED);
				assertThat(held).hasSizeGreaterThan(5);
				assertThat(house.log()).contains("Actors drained in ").doesNotContain("Not completely");
				assertKept(crowd.accepted(), sales());
			}
			finally {
				for (HeldRequest request : held) {
					request.close();
				}
			}
		}
	}

	/** Every request under way is answered, and not with an error of the server. */
	private static void note(String answer, Crowd crowd) {
		assertThat(answer).matches("(?s)HTTP/1.1 (201|409) .*");
		if (answer.startsWith("HTTP/1.1 201")) {
			String lot = answer.replaceAll("(?s).*\"leader\":\"Patient (\\d+)\".*", "$1");
			crowd.accept(Integer.parseInt(lot), "Patient " + lot, 1_000_000 + Integer.parseInt(lot));
		}
	}

	/** Whoever was told to lead has the lot, or somebody has who bid more. */
	private static void assertKept(Map<Integer, Crowd.Bid> accepted, Map<Integer, Row> sales) {
		assertThat(sales.keySet()).containsAll(accepted.keySet());
		accepted.forEach((lot, bid) -> {
			Row sale = sales.get(lot);
			if (sale.price().equals(Money.of(BigDecimal.valueOf(bid.price())))) {
				assertThat(sale.buyer()).as("buyer of lot %s", lot).isEqualTo(bid.bidder());
			}
			else {
				assertThat(sale.price()).as("price of lot %s, of %s", lot, bid)
					.isGreaterThan(Money.of(BigDecimal.valueOf(bid.price())));
			}
		});
	}

	@Test
	void houseThatIsKilledHasLostNoSaleAndSellsNoLotAgain() throws Exception {
		Map<Integer, JsonNode> told;
		try (DemoProcess house = DemoProcess.start(this.database, this.folder.resolve("killed.log"), HURRY);
				Crowd crowd = new Crowd(house.awaitPort()).come(BIDDERS)) {
			await().atMost(PATIENCE).until(() -> crowd.acceptedByHttp() > 200 && crowd.sales().size() > 10);

			house.kill();

			assertThat(house.awaitExit(BUDGET)).isEqualTo(DemoProcess.KILLED);
			told = crowd.sales();
		}
		Map<Integer, Row> before = sales();
		assertTold(told, before);

		try (DemoProcess house = DemoProcess.start(this.database, this.folder.resolve("again.log"), HURRY);
				Crowd crowd = new Crowd(house.awaitPort()).come(BIDDERS)) {
			await().atMost(PATIENCE).until(() -> !crowd.lots().isEmpty());
			int lastSold = before.keySet().stream().max(Integer::compare).orElseThrow();
			assertThat(crowd.lots()).allSatisfy((lot) -> assertThat(lot).isGreaterThan(lastSold));
			await().atMost(PATIENCE).until(() -> sales().size() > before.size() + 10);

			house.terminate();

			assertThat(house.awaitExit(BUDGET)).isEqualTo(DemoProcess.TERMINATED);
			assertThat(sales()).containsAllEntriesOf(before);
			assertTold(crowd.sales(), sales());
			assertKept(crowd.accepted(), sales());
		}
	}

	/** What the house has told of as sold stands in the books just so. */
	private static void assertTold(Map<Integer, JsonNode> told, Map<Integer, Row> sales) {
		assertThat(told).isNotEmpty();
		told.forEach((lot, sale) -> assertThat(sales.get(lot)).as("lot %s", lot)
			.isEqualTo(new Row(sale.get("buyer").asString(), Money.of(sale.get("price").decimalValue()))));
	}

	private Map<Integer, Row> sales() {
		Map<Integer, Row> sales = new LinkedHashMap<>();
		RowCallbackHandler keep = (row) -> sales.put(row.getInt("lot"),
				new Row(row.getString("buyer"), new Money(row.getLong("price_cents"))));
		new JdbcTemplate(this.database.database()).query("SELECT lot, buyer, price_cents FROM sale", keep);
		return sales;
	}

	/**
	 * A sale in the books.
	 *
	 * @param buyer who bought
	 * @param price for how much
	 */
	private record Row(String buyer, Money price) {

	}

}
