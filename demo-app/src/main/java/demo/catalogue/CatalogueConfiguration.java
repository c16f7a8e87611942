package demo.catalogue;

import java.io.IOException;
import java.util.List;

import javax.sql.DataSource;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DependsOn;
import org.springframework.core.io.Resource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Offers what is in the database, which is filled from the file at the first start.
 */
@Configuration(proxyBeanMethods = false)
class CatalogueConfiguration {

	@Bean
	CarTable carTable(JdbcTemplate jdbc, TransactionOperations transaction,
			@Value("classpath:catalogue/cars.csv") Resource file, CatalogueProperties properties) throws IOException {
		CarTable table = new CarTable(jdbc);
		if (table.isEmpty()) {
			List<Car> cars = new CarsFile(file).read();
			transaction.executeWithoutResult((status) -> table.insert(cars, properties.seed()));
		}
		return table;
	}

	@Bean
	@DependsOn("carTable")
	Catalogue jdbcCatalogue(DataSource database) {
		return new JdbcCatalogue(database);
	}

	@Bean
	Readings readings(Catalogue catalogue, CatalogueProperties properties) {
		return new Readings(catalogue, properties);
	}

}
