package demo.auction;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

import demo.ledger.LedgerCommand;
import demo.ledger.Sale;
import io.troupe.SinkActor;
import io.troupe.SinkContext;

/**
 * Keeps the books in memory, the same sale once as the table does, and fails as often as
 * it is told to.
 */
final class StandInLedger implements SinkActor<LedgerCommand> {

	private final List<Sale> sales = new CopyOnWriteArrayList<>();

	private final AtomicInteger failures = new AtomicInteger();

	@Override
	public void onMessage(LedgerCommand command, SinkContext<LedgerCommand> context) {
		if (this.failures.getAndUpdate((left) -> Math.max(0, left - 1)) > 0) {
			throw new IllegalStateException("The database is away");
		}
		if (command instanceof LedgerCommand.Enter enter) {
			enterOnce(enter.sale());
			enter.reply().send(enter.sale());
		}
	}

	private void enterOnce(Sale sale) {
		if (!this.sales.contains(sale)) {
			this.sales.add(sale);
		}
	}

	void failNext(int times) {
		this.failures.set(times);
	}

	boolean hasFailedAsTold() {
		return this.failures.get() == 0;
	}

	List<Sale> sales() {
		return List.copyOf(this.sales);
	}

}
