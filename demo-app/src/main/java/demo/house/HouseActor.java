package demo.house;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

	static final List<Guest> GUESTS = List.of(new Guest("Agnes Whitlock", Temperament.DEALER),
			new Guest("Bruno Falk", Temperament.PETROLHEAD), new Guest("Clara Osei", Temperament.EAGER),
			new Guest("Dmitri Hale", Temperament.SNIPER), new Guest("Elsa Lindqvist", Temperament.IMPORTER),
			new Guest("Felix Moreau", Temperament.SHOWMAN), new Guest("Grace Tan", Temperament.EAGER),
			new Guest("Hugo Brandt", Temperament.DEALER), new Guest("Iris Calloway", Temperament.SNIPER));

	private final Map<Guest, SinkHandle<GuestCommand>> seated = new HashMap<>();

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
			seat(seat.guest(), context);
		}
		// after a restart there may be word of a guest whom the instance before had
		// seated
		else if (command instanceof HouseCommand.Left left && this.seated.remove(left.guest(), left.actor())) {
			seat(left.guest(), context);
		}
	}

	private void seat(Guest guest, SinkContext<HouseCommand> context) {
		Spawned<SinkHandle<GuestCommand>> actor = context.spawn(
				ActorSpec.<GuestCommand>sink(() -> new GuestActor(guest, this.random, this.saleroom, this.auctioneer))
					.named("guest")
					.messageType("GuestCommand"));
		this.seated.put(guest, actor.handle());
		context.watch(actor, () -> new HouseCommand.Left(guest, actor.handle()));
	}

}
