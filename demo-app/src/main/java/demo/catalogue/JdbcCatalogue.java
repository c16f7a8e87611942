package demo.catalogue;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.stream.Stream;

import javax.sql.DataSource;

import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The catalogue in the database. Blocks.
 */
final class JdbcCatalogue implements Catalogue {

	private static final int FETCH_SIZE = 20;

	private static final String COUNTS = """
			SELECT (SELECT COUNT(*) FROM car) AS cars, (SELECT COALESCE(MAX(lot), 0) FROM sale) AS last_sold""";

	private static final String CARS = """
			SELECT * FROM car ORDER BY turn, number OFFSET ? ROWS FETCH FIRST ? ROWS ONLY""";

	private final JdbcTemplate jdbc;

	private final Cursor cursor;

	JdbcCatalogue(DataSource database) {
		this.jdbc = new JdbcTemplate(database);
		this.cursor = new Cursor(database, FETCH_SIZE);
	}

	@Override
	public Stream<Lot> read(int after, int limit) {
		Counts counts = this.jdbc.query(COUNTS, JdbcCatalogue::counts).get(0);
		if (counts.cars() == 0) {
			throw new IllegalStateException("There are no cars in the catalogue");
		}
		int start = Math.max(after, counts.lastSold());
		return this.cursor.open(CARS, (row, index) -> Lot.of(start + 1 + index, CarTable.read(row)),
				start % counts.cars(), limit);
	}

	private static Counts counts(ResultSet row, int index) throws SQLException {
		return new Counts(row.getInt("cars"), row.getInt("last_sold"));
	}

	private record Counts(int cars, int lastSold) {

	}

}
