package demo.catalogue;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.stream.Stream;

import javax.sql.DataSource;

import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Opens queries whose rows are fetched as they are read and never all at once. Each has a
 * connection and a read-only transaction of its own, since PostgreSQL keeps a cursor for
 * neither less; closing the stream gives them back. Blocks.
 */
final class Cursor {

	private final DataSource database;

	private final int fetchSize;

	/**
	 * Makes cursors on a database.
	 * @param database where
	 * @param fetchSize how many rows are held in memory at a time
	 */
	Cursor(DataSource database, int fetchSize) {
		this.database = database;
		this.fetchSize = fetchSize;
	}

	/**
	 * Runs a query. The stream may be read and closed on other threads than this one, by
	 * one at a time.
	 * @param sql the query
	 * @param row makes an element of a row
	 * @param arguments what the query's parameters stand for
	 * @param <T> the type of the elements
	 * @return the rows, to be closed
	 */
	<T> Stream<T> open(String sql, RowMapper<T> row, Object... arguments) {
		Connection connection = connect();
		try {
			JdbcTemplate jdbc = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
			jdbc.setFetchSize(this.fetchSize);
			return jdbc.queryForStream(sql, row, arguments).onClose(() -> giveBack(connection));
		}
		catch (RuntimeException ex) {
			giveBack(connection);
			throw ex;
		}
	}

	private Connection connect() {
		try {
			Connection connection = this.database.getConnection();
			try {
				connection.setReadOnly(true);
				connection.setAutoCommit(false);
				return connection;
			}
			catch (SQLException ex) {
				connection.close();
				throw ex;
			}
		}
		catch (SQLException ex) {
			throw new CannotGetJdbcConnectionException("No connection for a cursor", ex);
		}
	}

	private static void giveBack(Connection connection) {
		try (connection) {
			connection.rollback();
		}
		catch (SQLException ex) {
			throw new CannotGetJdbcConnectionException("A cursor's connection could not be given back", ex);
		}
	}

}
