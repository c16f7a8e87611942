package demo.web;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import demo.auction.AuctioneerCommand;
import demo.auction.BidOutcome;
import demo.auction.LotView;
import demo.auction.SaleroomCommand;
import demo.auction.Standing;
import demo.catalogue.Money;
import io.troupe.SinkHandle;
import jakarta.validation.Valid;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Lots and bids. No thread waits for an actor.
 */
@RestController
@RequestMapping("/api/lots")
class LotController {

	private final SinkHandle<SaleroomCommand> saleroom;

	private final SinkHandle<AuctioneerCommand> auctioneer;

	private final InstantSource clock;

	LotController(SinkHandle<SaleroomCommand> saleroom, SinkHandle<AuctioneerCommand> auctioneer, InstantSource clock) {
		this.saleroom = saleroom;
		this.auctioneer = auctioneer;
		this.clock = clock;
	}

	@GetMapping
	CompletableFuture<List<LotView>> lots() {
		return this.saleroom.<List<Standing>>ask(SaleroomCommand.AllLots::new).thenApply((standings) -> {
			Instant now = this.clock.instant();
			return standings.stream().map((standing) -> LotView.of(standing, now)).toList();
		});
	}

	@GetMapping("/{lot}")
	CompletableFuture<LotView> lot(@PathVariable int lot) {
		return this.saleroom.<Optional<Standing>>ask((reply) -> new SaleroomCommand.OneLot(lot, reply))
			.thenApply((standing) -> standing.map(this::response)
				.orElseThrow(() -> BidRefusedException.of(new BidOutcome.Unknown(lot))));
	}

	@PostMapping("/{lot}/bids")
	@ResponseStatus(HttpStatus.CREATED)
	CompletableFuture<LotView> bid(@PathVariable int lot, @Valid @RequestBody BidRequest request) {
		Money amount = Money.of(request.amount());
		return this.auctioneer
			.<BidOutcome>ask((reply) -> new AuctioneerCommand.PlaceBid(lot, request.bidder().strip(), amount, reply))
			.thenApply(this::response);
	}

	private LotView response(BidOutcome outcome) {
		if (outcome instanceof BidOutcome.Accepted accepted) {
			return response(accepted.standing());
		}
		throw BidRefusedException.of((BidOutcome.Refused) outcome);
	}

	private LotView response(Standing standing) {
		return LotView.of(standing, this.clock.instant());
	}

}
