package demo.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;

import demo.catalogue.Money;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The sales in the database. Blocks.
 */
@Component
class SaleTable {

	private final JdbcClient jdbc;

	SaleTable(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Writes a sale, unless its lot has one.
	 * @param sale the sale
	 * @return the sale that stands
	 */
	Sale enter(Sale sale) {
		try {
			insert(sale);
			return sale;
		}
		catch (DuplicateKeyException ex) {
			return this.jdbc.sql("SELECT * FROM sale WHERE lot = ?").param(sale.lot()).query(SaleTable::read).single();
		}
	}

	List<Sale> findLast(int limit) {
		return this.jdbc.sql("SELECT * FROM sale ORDER BY sold_at DESC, lot DESC FETCH FIRST ? ROWS ONLY")
			.param(limit)
			.query(SaleTable::read)
			.list();
	}

	private void insert(Sale sale) {
		this.jdbc.sql("""
				INSERT INTO sale (lot, car, model_year, buyer, price_cents, bids, sold_at)
				VALUES (:lot, :car, :year, :buyer, :price, :bids, :soldAt)""")
			.param("lot", sale.lot())
			.param("car", sale.car())
			.param("year", sale.year())
			.param("buyer", sale.buyer())
			.param("price", sale.price().cents())
			.param("bids", sale.bids())
			.param("soldAt", Timestamp.from(sale.soldAt()))
			.update();
	}

	private static Sale read(ResultSet row, int index) throws SQLException {
		return new Sale(row.getInt("lot"), row.getString("car"), row.getInt("model_year"), row.getString("buyer"),
				new Money(row.getLong("price_cents")), row.getInt("bids"), row.getTimestamp("sold_at").toInstant());
	}

}
