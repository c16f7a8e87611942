package demo.catalogue;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabase;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabaseBuilder;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabaseType;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;

class CatalogueTests {

	private static final int CARS = 406;

	private final EmbeddedDatabase database = new EmbeddedDatabaseBuilder().generateUniqueName(true)
		.setType(EmbeddedDatabaseType.H2)
		.addScript("classpath:schema.sql")
		.build();

	@AfterEach
	void shutDown() {
		this.database.shutdown();
	}

	@Test
	void firstStartLoadsTheFile() throws Exception {
		Catalogue catalogue = start();

		List<Car> cars = IntStream.rangeClosed(1, CARS).mapToObj((lot) -> catalogue.lot(lot).car()).toList();

		assertThat(catalogue.size()).isEqualTo(CARS);
		assertThat(cars).doesNotHaveDuplicates()
			.contains(new Car(1, "Chevrolet Chevelle Malibu", 1970, "USA", 8, 307, 130, 3504, 12, 18.0),
					new Car(11, "Citroën DS-21 Pallas", 1970, "Europe", 4, 133, 115, 3090, 17.5, null),
					new Car(66, "Dodge Colt Hardtop", 1972, "USA", 4, 97.5, 80, 2126, 17, 25.0));
	}

	@Test
	void secondStartLoadsNothing() throws Exception {
		Catalogue first = start();

		Catalogue second = start();

		assertThat(new JdbcTemplate(this.database).queryForObject("SELECT COUNT(*) FROM car", Integer.class))
			.isEqualTo(CARS);
		assertThat(second.lot(1)).isEqualTo(first.lot(1));
	}

	@Test
	void lotNumbersGoOnAfterTheLastCar() throws Exception {
		Catalogue catalogue = start();

		assertThat(catalogue.lot(CARS + 1).number()).isEqualTo(CARS + 1);
		assertThat(catalogue.lot(CARS + 1).car()).isEqualTo(catalogue.lot(1).car());
	}

	@Test
	void everyLotOpensBelowItsGuidePrice() throws Exception {
		Catalogue catalogue = start();

		Set<Lot> lots = IntStream.rangeClosed(1, CARS).mapToObj(catalogue::lot).collect(Collectors.toSet());

		assertThat(lots).hasSize(CARS).allSatisfy((lot) -> {
			assertThat(lot.opening()).isGreaterThan(Money.dollars(1_000)).isLessThan(lot.guide());
			assertThat(lot.guide()).isLessThan(Money.dollars(50_000));
		});
	}

	private Catalogue start() throws Exception {
		TransactionTemplate transaction = new TransactionTemplate(new JdbcTransactionManager(this.database));
		return new CatalogueConfiguration().catalogue(new JdbcTemplate(this.database), transaction,
				new ClassPathResource("catalogue/cars.csv"), 1983);
	}

}
