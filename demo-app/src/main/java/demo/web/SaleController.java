package demo.web;

import java.util.List;
import java.util.concurrent.CompletableFuture;

import demo.ledger.LedgerCommand;
import demo.ledger.Sale;
import io.troupe.SinkHandle;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * What was sold.
 */
@RestController
class SaleController {

	private final SinkHandle<LedgerCommand> ledger;

	SaleController(SinkHandle<LedgerCommand> ledger) {
		this.ledger = ledger;
	}

	@GetMapping("/api/sales")
	CompletableFuture<List<Sale>> sales(@RequestParam(defaultValue = "20") @Min(1) @Max(100) int limit) {
		return this.ledger.ask((reply) -> new LedgerCommand.LastSales(limit, reply));
	}

}
