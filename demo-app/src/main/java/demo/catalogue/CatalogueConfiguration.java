package demo.catalogue;

import java.io.IOException;
import java.util.List;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Fills the catalogue: from the database, which is filled from the file at the first
 * start.
 */
@Configuration(proxyBeanMethods = false)
class CatalogueConfiguration {

	@Bean
	Catalogue catalogue(JdbcTemplate jdbc, TransactionOperations transaction,
			@Value("classpath:catalogue/cars.csv") Resource file, @Value("${demo.catalogue.seed:1983}") long seed)
			throws IOException {
		CarTable table = new CarTable(jdbc);
		if (table.findAll().isEmpty()) {
			List<Car> cars = new CarsFile(file).read();
			transaction.executeWithoutResult((status) -> table.insert(cars));
		}
		return new Catalogue(table.findAll(), seed);
	}

}
