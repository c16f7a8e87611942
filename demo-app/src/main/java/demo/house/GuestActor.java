package demo.house;

import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;

import demo.auction.AuctioneerCommand;
import demo.auction.BidOutcome;
import demo.auction.SaleroomCommand;
import demo.auction.Standing;
import demo.catalogue.Money;
import io.troupe.SinkActor;
import io.troupe.SinkContext;
import io.troupe.SinkHandle;

/**
 * Plays one guest: looks at the board, bids on a lot it likes, pauses, looks again.
 */
class GuestActor implements SinkActor<GuestCommand> {

	private final Guest guest;

	private final RandomGenerator random;

	private final SinkHandle<SaleroomCommand> saleroom;

	private final SinkHandle<AuctioneerCommand> auctioneer;

	private Prices prices;

	GuestActor(Guest guest, Prices prices, RandomGenerator random, SinkHandle<SaleroomCommand> saleroom,
			SinkHandle<AuctioneerCommand> auctioneer) {
		this.guest = guest;
		this.prices = prices;
		this.random = random;
		this.saleroom = saleroom;
		this.auctioneer = auctioneer;
	}

	@Override
	public void onStart(SinkContext<GuestCommand> context) {
		pause(context);
	}

	@Override
	public void onMessage(GuestCommand command, SinkContext<GuestCommand> context) {
		if (command instanceof GuestCommand.Look) {
			context.pipeToSelf(this.saleroom.<List<Standing>>ask(SaleroomCommand.AllLots::new), GuestCommand.Seen::new,
					(failure) -> new GuestCommand.Unanswered());
		}
		else if (command instanceof GuestCommand.Seen seen) {
			choose(seen.standings(), context);
		}
		else if (command instanceof GuestCommand.Hear hear) {
			this.prices = hear.prices();
		}
		else if (command instanceof GuestCommand.Answered answered && answered.outcome() instanceof BidOutcome.TooLow) {
			// somebody was faster: no time for a pause
			context.self().send(new GuestCommand.Look());
		}
		else {
			pause(context);
		}
	}

	private void choose(List<Standing> standings, SinkContext<GuestCommand> context) {
		List<Standing> tempting = standings.stream()
			.filter((lot) -> this.guest.bidOn(lot, this.prices).isPresent())
			.toList();
		if (tempting.isEmpty()) {
			pause(context);
			return;
		}
		Standing standing = tempting.get(this.random.nextInt(tempting.size()));
		this.guest.bidOn(standing, this.prices).ifPresent((amount) -> bid(standing.lot().number(), amount, context));
	}

	private void bid(int lot, Money amount, SinkContext<GuestCommand> context) {
		context.pipeToSelf(
				this.auctioneer
					.<BidOutcome>ask((reply) -> new AuctioneerCommand.PlaceBid(lot, this.guest.name(), amount, reply)),
				GuestCommand.Answered::new, (failure) -> new GuestCommand.Unanswered());
	}

	private void pause(SinkContext<GuestCommand> context) {
		Duration mean = this.guest.temperament().pause();
		long millis = this.random.nextLong(mean.toMillis() / 2, mean.toMillis() * 3 / 2);
		context.schedule(Duration.ofMillis(millis), new GuestCommand.Look());
	}

}
