package demo.catalogue;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import javax.sql.DataSource;

import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the catalogue owes on any database.
 */
final class CatalogueContract {

	static final int CARS = 406;

	private CatalogueContract() {
	}

	static CarTable load(DataSource database) throws IOException {
		TransactionTemplate transaction = new TransactionTemplate(new JdbcTransactionManager(database));
		return new CatalogueConfiguration().carTable(new JdbcTemplate(database), transaction,
				new ClassPathResource("catalogue/cars.csv"), properties());
	}

	static void assertComplete(Catalogue catalogue) {
		try (Stream<Lot> stream = catalogue.read(0, CARS + 1)) {
			List<Lot> lots = stream.toList();
			assertThat(lots).extracting(Lot::number)
				.containsExactlyElementsOf(IntStream.rangeClosed(1, CARS).boxed().toList());
			assertThat(lots).extracting(Lot::car)
				.doesNotHaveDuplicates()
				.contains(new Car(1, "Chevrolet Chevelle Malibu", 1970, "USA", 8, 307, 130, 3504, 12, 18.0),
						new Car(11, "Citroën DS-21 Pallas", 1970, "Europe", 4, 133, 115, 3090, 17.5, null),
						new Car(66, "Dodge Colt Hardtop", 1972, "USA", 4, 97.5, 80, 2126, 17, 25.0));
		}
	}

	static CatalogueProperties properties() {
		return new CatalogueProperties(1983, 50, Duration.ofSeconds(1));
	}

}
