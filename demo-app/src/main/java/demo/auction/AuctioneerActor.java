package demo.auction;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.random.RandomGenerator;

import demo.catalogue.Lot;
import demo.catalogue.Readings;
import demo.ledger.LedgerCommand;
import io.troupe.ActorSpec;
import io.troupe.SinkActor;
import io.troupe.SinkContext;
import io.troupe.SinkHandle;
import io.troupe.Spawned;
import io.troupe.Supervision;
import io.troupe.spring.TroupeActor;

/**
 * Owns the auctions: keeps a number of them running, passes bids on to them, and opens
 * the next lot when one has ended. Lots come from the catalogue and wait here for their
 * turn; when few are left, more are read, so there are never many.
 */
@TroupeActor
class AuctioneerActor implements SinkActor<AuctioneerCommand> {

	private final Map<Integer, SinkHandle<AuctionCommand>> auctions = new HashMap<>();

	private final Queue<Lot> waiting = new ArrayDeque<>();

	private final Readings readings;

	private final AuctionProperties rules;

	private final InstantSource clock;

	private final RandomGenerator random;

	private final SinkHandle<SaleroomCommand> saleroom;

	private final SinkHandle<LedgerCommand> ledger;

	private int lastOpened;

	private int lastOffered;

	private boolean reading;

	AuctioneerActor(Readings readings, AuctionProperties rules, InstantSource clock, RandomGenerator random,
			SinkHandle<SaleroomCommand> saleroom, SinkHandle<LedgerCommand> ledger) {
		this.readings = readings;
		this.rules = rules;
		this.clock = clock;
		this.random = random;
		this.saleroom = saleroom;
		this.ledger = ledger;
	}

	@Override
	public void onStart(SinkContext<AuctioneerCommand> context) {
		// after a restart, the lots of the auctioneer before are gone
		this.saleroom.send(new SaleroomCommand.Clear());
		openLots(context);
	}

	@Override
	public void onMessage(AuctioneerCommand command, SinkContext<AuctioneerCommand> context) {
		if (command instanceof AuctioneerCommand.PlaceBid bid) {
			pass(bid);
		}
		else if (command instanceof AuctioneerCommand.Offer offer) {
			take(offer.lot(), context);
		}
		else if (command instanceof AuctioneerCommand.LotEnded ended) {
			close(ended, context);
		}
		else if (command instanceof AuctioneerCommand.ReadOn) {
			readOn(context);
		}
		else if (command instanceof AuctioneerCommand.ReadingEnded) {
			this.reading = false;
			openLots(context);
		}
	}

	private void pass(AuctioneerCommand.PlaceBid bid) {
		SinkHandle<AuctionCommand> auction = this.auctions.get(bid.lot());
		if (auction != null) {
			auction.send(new AuctionCommand.Bid(bid.bidder(), bid.amount(), bid.reply()));
		}
		else if (bid.lot() >= 1 && bid.lot() <= this.lastOpened) {
			bid.reply().send(new BidOutcome.Closed(bid.lot()));
		}
		else {
			bid.reply().send(new BidOutcome.Unknown(bid.lot()));
		}
	}

	private void take(Lot lot, SinkContext<AuctioneerCommand> context) {
		// two readings may overlap
		if (lot.number() > this.lastOffered) {
			this.lastOffered = lot.number();
			this.waiting.add(lot);
			openLots(context);
		}
	}

	private void openLots(SinkContext<AuctioneerCommand> context) {
		while (this.auctions.size() < this.rules.lots() && !this.waiting.isEmpty()) {
			open(this.waiting.remove(), context);
		}
		if (!this.reading && this.waiting.size() < this.rules.lots()) {
			// by the time, what is under way may have come
			this.reading = true;
			context.schedule(this.rules.retry(), new AuctioneerCommand.ReadOn());
		}
	}

	private void readOn(SinkContext<AuctioneerCommand> context) {
		if (this.waiting.size() >= this.rules.lots()) {
			this.reading = false;
			return;
		}
		SinkHandle<Lot> rostrum = context.self().contramap(AuctioneerCommand.Offer::new);
		context.watch(context.spawn(this.readings.after(this.lastOffered, rostrum)),
				AuctioneerCommand.ReadingEnded::new);
	}

	private void open(Lot lot, SinkContext<AuctioneerCommand> context) {
		this.lastOpened = lot.number();
		Duration runs = this.rules.runs(this.random);
		// an auction that failed has lost its bids: end it rather than start it afresh
		Spawned<SinkHandle<AuctionCommand>> auction = context.spawn(ActorSpec
			.<AuctionCommand>sink(() -> new AuctionActor(lot, runs, this.rules, this.clock, this.saleroom, this.ledger))
			.named("auction")
			.messageType("AuctionCommand")
			.supervision(Supervision.of(Supervision.Strategy.STOP)));
		this.auctions.put(lot.number(), auction.handle());
		context.watch(auction, () -> new AuctioneerCommand.LotEnded(lot.number(), auction.handle()));
	}

	private void close(AuctioneerCommand.LotEnded ended, SinkContext<AuctioneerCommand> context) {
		// after a restart there may be word of an auction that the instance before had
		// opened
		if (this.auctions.remove(ended.lot(), ended.auction())) {
			this.saleroom.send(new SaleroomCommand.TakeDown(ended.lot()));
			openLots(context);
		}
	}

}
