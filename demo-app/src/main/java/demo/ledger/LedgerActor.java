package demo.ledger;

import io.troupe.SinkActor;
import io.troupe.SinkContext;
import io.troupe.spring.TroupeActor;

/**
 * Keeps the books. It waits for the database, so it is declared as blocking and holds up
 * no other actor.
 */
@TroupeActor(blocking = true)
class LedgerActor implements SinkActor<LedgerCommand> {

	private final SaleTable sales;

	LedgerActor(SaleTable sales) {
		this.sales = sales;
	}

	@Override
	public void onMessage(LedgerCommand command, SinkContext<LedgerCommand> context) {
		if (command instanceof LedgerCommand.Enter enter) {
			enter.reply().send(this.sales.enter(enter.sale()));
		}
		else if (command instanceof LedgerCommand.LastSales lastSales) {
			lastSales.reply().send(this.sales.findLast(lastSales.limit()));
		}
	}

}
