package demo.catalogue;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;

import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The cars in the database. Blocks.
 */
final class CarTable {

	private static final String INSERT = """
			INSERT INTO car (number, name, model_year, origin, cylinders, displacement, horsepower, weight,
				seconds_to_sixty, miles_per_gallon)
			VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";

	private static final int BATCH = 500;

	private final JdbcTemplate jdbc;

	CarTable(JdbcTemplate jdbc) {
		this.jdbc = jdbc;
	}

	List<Car> findAll() {
		return this.jdbc.query("SELECT * FROM car ORDER BY number", CarTable::read);
	}

	void insert(List<Car> cars) {
		this.jdbc.batchUpdate(INSERT, cars, BATCH, CarTable::write);
	}

	private static Car read(ResultSet row, int index) throws SQLException {
		return new Car(row.getInt("number"), row.getString("name"), row.getInt("model_year"), row.getString("origin"),
				row.getInt("cylinders"), row.getDouble("displacement"), row.getObject("horsepower", Integer.class),
				row.getInt("weight"), row.getDouble("seconds_to_sixty"),
				row.getObject("miles_per_gallon", Double.class));
	}

	private static void write(PreparedStatement row, Car car) throws SQLException {
		row.setInt(1, car.number());
		row.setString(2, car.name());
		row.setInt(3, car.year());
		row.setString(4, car.origin());
		row.setInt(5, car.cylinders());
		row.setDouble(6, car.displacement());
		row.setObject(7, car.horsepower(), Types.INTEGER);
		row.setInt(8, car.weight());
		row.setDouble(9, car.secondsToSixty());
		row.setObject(10, car.milesPerGallon(), Types.DOUBLE);
	}

}
