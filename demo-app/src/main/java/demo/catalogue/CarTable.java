package demo.catalogue;

import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import java.util.Random;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The cars in the database. Blocks.
 */
public final class CarTable {

	private static final String INSERT = """
			INSERT INTO car (number, name, model_year, origin, cylinders, displacement, horsepower, weight,
				seconds_to_sixty, miles_per_gallon, turn)
			VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";

	private static final String MAKERS = """
			SELECT DISTINCT SUBSTRING(name FROM 1 FOR POSITION(' ' IN name || ' ') - 1) AS maker FROM car
			ORDER BY maker""";

	private static final int BATCH = 500;

	private final JdbcTemplate jdbc;

	CarTable(JdbcTemplate jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Returns who made the cars.
	 * @return the first words of their names, each once, in alphabetical order
	 */
	public List<String> makers() {
		return this.jdbc.queryForList(MAKERS, String.class);
	}

	boolean isEmpty() {
		return this.jdbc.queryForList("SELECT number FROM car FETCH FIRST 1 ROW ONLY", Integer.class).isEmpty();
	}

	/**
	 * Adds cars.
	 * @param cars the cars
	 * @param seed decides when each has its turn, so that a sale has a bit of everything;
	 * the same seed gives the same order
	 */
	void insert(List<Car> cars, long seed) {
		Random random = new Random(seed);
		this.jdbc.batchUpdate(INSERT, cars, BATCH, (row, car) -> write(row, car, random.nextInt()));
	}

	static Car read(ResultSet row) throws SQLException {
		return new Car(row.getInt("number"), row.getString("name"), row.getInt("model_year"), row.getString("origin"),
				row.getInt("cylinders"), row.getDouble("displacement"), row.getObject("horsepower", Integer.class),
				row.getInt("weight"), row.getDouble("seconds_to_sixty"),
				decimal(row.getBigDecimal("miles_per_gallon")));
	}

	private static @Nullable Double decimal(@Nullable BigDecimal figure) {
		return (figure != null) ? figure.doubleValue() : null;
	}

	private static void write(PreparedStatement row, Car car, int turn) throws SQLException {
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
		row.setInt(11, turn);
	}

}
