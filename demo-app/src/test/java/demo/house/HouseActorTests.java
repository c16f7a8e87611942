package demo.house;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;

import demo.auction.AuctioneerCommand;
import demo.auction.BidOutcome;
import demo.auction.SaleroomCommand;
import demo.auction.Stage;
import demo.auction.Standing;
import demo.catalogue.Car;
import demo.catalogue.Lot;
import demo.catalogue.Money;
import demo.prices.Quote;
import io.troupe.ActorSnapshot;
import io.troupe.ActorSpec;
import io.troupe.ActorState;
import io.troupe.JointHandle;
import io.troupe.SinkActor;
import io.troupe.SinkHandle;
import io.troupe.runtime.LocalTroupe;
import io.troupe.runtime.Population;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static demo.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

class HouseActorTests {

	private static final Instant NOW = Instant.parse("2026-06-01T19:00:00Z");

	// more than any guest pays by the guide price
	private static final long PRICE = 16_300;

	private static final long GUESTS = HouseActor.GUESTS.size();

	private final LocalTroupe troupe = LocalTroupe.builder().build();

	@AfterEach
	void close() {
		this.troupe.shutdown(Duration.ofSeconds(10));
	}

	@Test
	void everyGuestHasASeat() {
		start(true);

		await().until(() -> seated() == GUESTS);
	}

	@Test
	void houseWithoutGuestsSeatsNobody() {
		start(false);

		await().until(() -> this.troupe.find("house").orElseThrow().state() == ActorState.IDLE);
		assertThat(seated()).isZero();
	}

	@Test
	void houseThatIsRestartedSeatsEachGuestOnce() {
		start(true);
		await().until(() -> seated() == GUESTS);
		long before = processed();

		this.troupe.restart("house");

		// word of the guests before, and the new seats
		await().until(() -> processed() >= before + GUESTS && restarts() == 1 && seated() == GUESTS
				&& this.troupe.find("house").orElseThrow().mailbox().depth() == 0);
		assertThat(this.troupe.find("house").map(ActorSnapshot::children)).contains((int) GUESTS);
	}

	@Test
	void guestsPayMoreWhenTheMarketRises() {
		Standing standing = standing();
		assertThat(HouseActor.GUESTS).noneMatch((guest) -> guest.bidOn(standing, Prices.UNKNOWN).isPresent());
		List<String> bidders = new CopyOnWriteArrayList<>();

		JointHandle<Quote, Quote> market = start(true, (command, context) -> answer(command, standing),
				(command, context) -> note(command, bidders));
		await().until(() -> !this.troupe.find("market").orElseThrow().streams().subscribers().isEmpty());

		market.send(new Quote("Ford", 120, NOW));

		await().until(() -> !bidders.isEmpty());
		assertThat(this.troupe.find("house").orElseThrow().streams().received()).isEqualTo(1);
	}

	private static void answer(SaleroomCommand command, Standing standing) {
		if (command instanceof SaleroomCommand.AllLots lots) {
			lots.reply().send(List.of(standing));
		}
	}

	private static void note(AuctioneerCommand command, List<String> bidders) {
		if (command instanceof AuctioneerCommand.PlaceBid bid) {
			bidders.add(bid.bidder());
			bid.reply().send(new BidOutcome.Closed(bid.lot()));
		}
	}

	private static Standing standing() {
		Car car = new Car(1, "Ford Pinto", 1971, "USA", 8, 300, 150, 3000, 12, null);
		Lot lot = new Lot(1, car, Money.dollars(10_000), Money.dollars(4_000));
		return new Standing(lot, Stage.GOING_ONCE, null, Money.dollars(PRICE), 0, NOW, NOW.plusSeconds(30));
	}

	private void start(boolean guests) {
		start(guests, (command, context) -> {
		}, (command, context) -> {
		});
	}

	private JointHandle<Quote, Quote> start(boolean guests, SinkActor<SaleroomCommand> answers,
			SinkActor<AuctioneerCommand> bids) {
		SinkHandle<SaleroomCommand> saleroom = this.troupe
			.add(ActorSpec.<SaleroomCommand>sink(() -> answers).named("saleroom"));
		SinkHandle<AuctioneerCommand> auctioneer = this.troupe
			.add(ActorSpec.<AuctioneerCommand>sink(() -> bids).named("auctioneer"));
		JointHandle<Quote, Quote> market = this.troupe
			.add(ActorSpec.<Quote, Quote>joint(() -> (quote, context) -> context.broadcast(quote)).named("market"));
		this.troupe.add(ActorSpec
			.<HouseCommand>sink(
					() -> new HouseActor(new HouseProperties(guests), new Random(1), saleroom, auctioneer, market))
			.named("house"));
		this.troupe.start();
		return market;
	}

	private long seated() {
		return this.troupe.population("guest").map(Population::live).orElse(0L);
	}

	private long processed() {
		return this.troupe.find("house").orElseThrow().processed();
	}

	private long restarts() {
		return this.troupe.find("house").orElseThrow().restarts();
	}

}
