package demo.ledger;

import java.time.Instant;
import java.util.stream.IntStream;

import demo.catalogue.Money;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabase;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabaseBuilder;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabaseType;

import static org.assertj.core.api.Assertions.assertThat;

class SaleTableTests {

	private static final Instant EVENING = Instant.parse("2026-06-01T19:00:00Z");

	private final EmbeddedDatabase database = new EmbeddedDatabaseBuilder().generateUniqueName(true)
		.setType(EmbeddedDatabaseType.H2)
		.addScript("classpath:schema.sql")
		.build();

	private final SaleTable sales = new SaleTable(JdbcClient.create(this.database));

	@AfterEach
	void shutDown() {
		this.database.shutdown();
	}

	@Test
	void lotIsSoldOnce() {
		Sale first = sale(7, "Ada", 5_000);

		Sale stands = this.sales.enter(first);
		Sale stillStands = this.sales.enter(sale(7, "Bert", 9_000));

		assertThat(stands).isEqualTo(first);
		assertThat(stillStands).isEqualTo(first);
		assertThat(this.sales.findLast(10)).containsExactly(first);
	}

	@Test
	void lastSalesComeNewestFirst() {
		IntStream.rangeClosed(1, 5).forEach((lot) -> this.sales.enter(sale(lot, "Ada", 1_000 + lot)));

		assertThat(this.sales.findLast(3)).extracting(Sale::lot).containsExactly(5, 4, 3);
	}

	private static Sale sale(int lot, String buyer, long dollars) {
		return new Sale(lot, "Ford Pinto", 1971, buyer, Money.dollars(dollars), 3, EVENING.plusSeconds(lot));
	}

}
