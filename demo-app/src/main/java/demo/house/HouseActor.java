package demo.house;

import java.util.List;
import java.util.random.RandomGenerator;

import demo.auction.AuctioneerCommand;
import demo.auction.SaleroomCommand;
import io.troupe.ActorSpec;
import io.troupe.SinkActor;
import io.troupe.SinkContext;
import io.troupe.SinkHandle;
import io.troupe.Spawned;
import io.troupe.spring.TroupeActor;

/**
 * Seats the guests, and seats a guest again who has left for good.
 */
@TroupeActor
class HouseActor implements SinkActor<HouseCommand> {

	private static final List<Guest> GUESTS = List.of(new Guest("Agnes Whitlock", Temperament.DEALER),
			new Guest("Bruno Falk", Temperament.PETROLHEAD), new Guest("Clara Osei", Temperament.EAGER),
			new Guest("Dmitri Hale", Temperament.SNIPER), new Guest("Elsa Lindqvist", Temperament.IMPORTER),
			new Guest("Felix Moreau", Temperament.SHOWMAN), new Guest("Grace Tan", Temperament.EAGER),
			new Guest("Hugo Brandt", Temperament.DEALER), new Guest("Iris Calloway", Temperament.SNIPER));

	private final HouseProperties properties;

	private final RandomGenerator random;

	private final SinkHandle<SaleroomCommand> saleroom;

	private final SinkHandle<AuctioneerCommand> auctioneer;

	HouseActor(HouseProperties properties, RandomGenerator random, SinkHandle<SaleroomCommand> saleroom,
			SinkHandle<AuctioneerCommand> auctioneer) {
		this.properties = properties;
		this.random = random;
		this.saleroom = saleroom;
		this.auctioneer = auctioneer;
	}

	@Override
	public void onStart(SinkContext<HouseCommand> context) {
		if (this.properties.guests()) {
			GUESTS.forEach((guest) -> context.self().send(new HouseCommand.Seat(guest)));
		}
	}

	@Override
	public void onMessage(HouseCommand command, SinkContext<HouseCommand> context) {
		if (command instanceof HouseCommand.Seat seat) {
			seat(seat, context);
		}
	}

	private void seat(HouseCommand.Seat seat, SinkContext<HouseCommand> context) {
		Spawned<SinkHandle<GuestCommand>> guest = context.spawn(ActorSpec
			.<GuestCommand>sink(() -> new GuestActor(seat.guest(), this.random, this.saleroom, this.auctioneer))
			.named("guest")
			.messageType("GuestCommand"));
		context.watch(guest, () -> seat);
	}

}
