package demo.ledger;

import java.util.List;

import io.troupe.Reply;

/**
 * What the ledger can be told.
 */
public sealed interface LedgerCommand {

	/**
	 * Write down a sale. Telling it twice changes nothing: a lot is sold once.
	 *
	 * @param sale the sale
	 * @param reply gets the sale that stands in the books
	 */
	record Enter(Sale sale, Reply<Sale> reply) implements LedgerCommand {

	}

	/**
	 * Tell the last sales.
	 *
	 * @param limit how many at most
	 * @param reply gets the sales, newest first
	 */
	record LastSales(int limit, Reply<List<Sale>> reply) implements LedgerCommand {

	}

}
