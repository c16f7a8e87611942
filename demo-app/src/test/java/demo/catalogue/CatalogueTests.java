package demo.catalogue;

import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabase;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabaseBuilder;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabaseType;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class CatalogueTests {

	private final EmbeddedDatabase database = new EmbeddedDatabaseBuilder().generateUniqueName(true)
		.setType(EmbeddedDatabaseType.H2)
		.addScript("classpath:schema.sql")
		.build();

	private final Catalogue catalogue = new JdbcCatalogue(this.database);

	@AfterEach
	void shutDown() {
		this.database.shutdown();
	}

	@Test
	void firstStartLoadsTheFile() throws Exception {
		CatalogueContract.load(this.database);

		CatalogueContract.assertComplete(this.catalogue);
	}

	@Test
	void secondStartLoadsNothing() throws Exception {
		CatalogueContract.load(this.database);
		Lot first = lots(0, 1).get(0);

		CatalogueContract.load(this.database);

		assertThat(new JdbcTemplate(this.database).queryForObject("SELECT COUNT(*) FROM car", Integer.class))
			.isEqualTo(CatalogueContract.CARS);
		assertThat(lots(0, 1)).containsExactly(first);
	}

	@Test
	void lotNumbersGoOnAfterTheLastCar() throws Exception {
		CatalogueContract.load(this.database);
		Lot first = lots(0, 1).get(0);

		assertThat(lots(CatalogueContract.CARS - 2, 50)).extracting(Lot::number)
			.containsExactly(CatalogueContract.CARS - 1, CatalogueContract.CARS);
		assertThat(lots(CatalogueContract.CARS, 1)).containsExactly(Lot.of(CatalogueContract.CARS + 1, first.car()));
	}

	@Test
	void readingStartsAfterTheLastSale() throws Exception {
		CatalogueContract.load(this.database);
		new JdbcTemplate(this.database).update("""
				INSERT INTO sale (lot, car, model_year, buyer, price_cents, bids, sold_at)
				VALUES (41, 'Ford Pinto', 1971, 'Ada', 100, 1, CURRENT_TIMESTAMP)""");

		assertThat(lots(0, 2)).extracting(Lot::number).containsExactly(42, 43);
		assertThat(lots(60, 2)).extracting(Lot::number).containsExactly(61, 62);
	}

	@Test
	void everyLotOpensBelowItsGuidePrice() throws Exception {
		CatalogueContract.load(this.database);

		assertThat(lots(0, CatalogueContract.CARS)).hasSize(CatalogueContract.CARS).allSatisfy((lot) -> {
			assertThat(lot.opening()).isGreaterThan(Money.dollars(1_000)).isLessThan(lot.guide());
			assertThat(lot.guide()).isLessThan(Money.dollars(50_000));
		});
	}

	@Test
	void emptyCatalogueCannotBeRead() {
		assertThatIllegalStateException().isThrownBy(() -> lots(0, 1)).withMessageContaining("no cars");
	}

	private List<Lot> lots(int after, int limit) {
		try (Stream<Lot> lots = this.catalogue.read(after, limit)) {
			return lots.toList();
		}
	}

}
