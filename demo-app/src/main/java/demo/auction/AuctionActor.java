package demo.auction;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

import demo.catalogue.Lot;
import demo.catalogue.Money;
import demo.ledger.LedgerCommand;
import demo.ledger.Sale;
import io.troupe.Behavior;
import io.troupe.Cancellable;
import io.troupe.SinkActor;
import io.troupe.SinkContext;
import io.troupe.SinkHandle;

/**
 * The auction of one lot, from the first bid to the hammer. Each stage is a behaviour:
 * open, going once, going twice, closed. A late bid opens the lot again. An accepted bid
 * is a promise: an auction that ends before its time, because the house closes, sells to
 * whoever leads.
 */
class AuctionActor implements SinkActor<AuctionCommand> {

	private final Lot lot;

	private final Duration runs;

	private final AuctionProperties rules;

	private final InstantSource clock;

	private final SinkHandle<SaleroomCommand> saleroom;

	private final SinkHandle<LedgerCommand> ledger;

	private Standing standing;

	private boolean entered;

	private Cancellable nextCall = () -> false;

	AuctionActor(Lot lot, Duration runs, AuctionProperties rules, InstantSource clock,
			SinkHandle<SaleroomCommand> saleroom, SinkHandle<LedgerCommand> ledger) {
		this.lot = lot;
		this.runs = runs;
		this.rules = rules;
		this.clock = clock;
		this.saleroom = saleroom;
		this.ledger = ledger;
		this.standing = Standing.opening(lot, clock.instant());
	}

	@Override
	public void onStart(SinkContext<AuctionCommand> context) {
		openFor(this.runs, context);
		show();
	}

	@Override
	public void onMessage(AuctionCommand command, SinkContext<AuctionCommand> context) {
		if (command instanceof AuctionCommand.Bid bid) {
			consider(bid, context);
		}
		else if (command instanceof AuctionCommand.Call) {
			call(Stage.GOING_ONCE, this.rules.call().multipliedBy(2), this::goingOnce, context);
		}
	}

	@Override
	public void onStop(SinkContext<AuctionCommand> context) {
		if (this.entered) {
			return;
		}
		if (this.standing.stage().isRunning()) {
			this.standing = this.standing.closed(this.clock.instant());
			show();
		}
		// the ledger ends after the auctions, and takes note of what it has already;
		// there
		// is nobody left to hear its answer
		this.standing.sale()
			.ifPresent((sale) -> this.ledger.<Sale>ask((reply) -> new LedgerCommand.Enter(sale, reply)));
	}

	private void goingOnce(AuctionCommand command, SinkContext<AuctionCommand> context) {
		if (command instanceof AuctionCommand.Bid bid) {
			consider(bid, context);
		}
		else if (command instanceof AuctionCommand.Call) {
			call(Stage.GOING_TWICE, this.rules.call(), this::goingTwice, context);
		}
	}

	private void goingTwice(AuctionCommand command, SinkContext<AuctionCommand> context) {
		if (command instanceof AuctionCommand.Bid bid) {
			consider(bid, context);
		}
		else if (command instanceof AuctionCommand.Call) {
			hammer(context);
		}
	}

	private void closed(AuctionCommand command, SinkContext<AuctionCommand> context) {
		if (command instanceof AuctionCommand.Bid bid) {
			bid.reply().send(new BidOutcome.Closed(this.lot.number()));
		}
		else if (command instanceof AuctionCommand.EnterSale enter) {
			context.pipeToSelf(this.ledger.<Sale>ask((reply) -> new LedgerCommand.Enter(enter.sale(), reply)),
					AuctionCommand.SaleEntered::new, (failure) -> new AuctionCommand.SaleNotEntered(enter.sale()));
		}
		else if (command instanceof AuctionCommand.SaleNotEntered missed) {
			context.schedule(this.rules.retry(), new AuctionCommand.EnterSale(missed.sale()));
		}
		else if (command instanceof AuctionCommand.SaleEntered) {
			this.entered = true;
			context.schedule(this.rules.show(), new AuctionCommand.Leave());
		}
		else if (command instanceof AuctionCommand.Leave) {
			context.stop();
		}
	}

	private void consider(AuctionCommand.Bid bid, SinkContext<AuctionCommand> context) {
		Money minimum = this.standing.minimumBid();
		if (bid.amount().isLessThan(minimum)) {
			bid.reply().send(new BidOutcome.TooLow(this.lot.number(), minimum));
			return;
		}
		if (this.standing.stage() != Stage.OPEN) {
			context.become(this);
			openFor(this.rules.extension(), context);
		}
		this.standing = this.standing.raised(bid.bidder(), bid.amount());
		show();
		bid.reply().send(new BidOutcome.Accepted(this.standing));
	}

	private void openFor(Duration time, SinkContext<AuctionCommand> context) {
		callIn(time, context);
		Duration calls = this.rules.call().multipliedBy(2);
		this.standing = this.standing.at(Stage.OPEN, this.clock.instant().plus(time).plus(calls));
	}

	private void call(Stage stage, Duration untilHammer, Behavior<AuctionCommand, SinkContext<AuctionCommand>> next,
			SinkContext<AuctionCommand> context) {
		context.become(next);
		callIn(this.rules.call(), context);
		this.standing = this.standing.at(stage, this.clock.instant().plus(untilHammer));
		show();
	}

	private void hammer(SinkContext<AuctionCommand> context) {
		Instant now = this.clock.instant();
		this.standing = this.standing.closed(now);
		show();
		context.become(this::closed);
		this.standing.sale()
			.ifPresentOrElse((sale) -> context.self().send(new AuctionCommand.EnterSale(sale)),
					() -> context.schedule(this.rules.show(), new AuctionCommand.Leave()));
	}

	private void callIn(Duration time, SinkContext<AuctionCommand> context) {
		this.nextCall.cancel();
		this.nextCall = context.schedule(time, new AuctionCommand.Call());
	}

	private void show() {
		this.saleroom.send(new SaleroomCommand.Show(this.standing));
	}

}
