package demo.house;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

import demo.auction.AuctioneerCommand;
import demo.auction.SaleroomCommand;
import demo.prices.Quote;
import io.troupe.ActorSpec;
import io.troupe.SinkActor;
import io.troupe.SinkContext;
import io.troupe.SinkHandle;
import io.troupe.Source;
import io.troupe.Spawned;
import io.troupe.StreamHandle;
import io.troupe.spring.TroupeActor;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * Seats the guests, and seats a guest again who has left for good. It listens to the
 * market and tells them the prices, which move what they are willing to pay.
 */
@TroupeActor
class HouseActor implements SinkActor<HouseCommand> {

	private static final Log logger = LogFactory.getLog(HouseActor.class);

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

	private final StreamHandle<Quote> market;

	private Prices prices = Prices.UNKNOWN;

	HouseActor(HouseProperties properties, RandomGenerator random, SinkHandle<SaleroomCommand> saleroom,
			SinkHandle<AuctioneerCommand> auctioneer, StreamHandle<Quote> market) {
		this.properties = properties;
		this.random = random;
		this.saleroom = saleroom;
		this.auctioneer = auctioneer;
		this.market = market;
	}

	@Override
	public void onStart(SinkContext<HouseCommand> context) {
		if (this.properties.guests()) {
			context.attach(Source.<Quote, HouseCommand>of(this.market, HouseCommand.Quoted::new)
				.named("market")
				.onLag(HouseCommand.Missed::new));
			GUESTS.forEach((guest) -> context.self().send(new HouseCommand.Seat(guest)));
		}
	}

	@Override
	public void onMessage(HouseCommand command, SinkContext<HouseCommand> context) {
		if (command instanceof HouseCommand.Seat seat) {
			seat(seat.guest(), context);
		}
		else if (command instanceof HouseCommand.Quoted quoted) {
			tell(this.prices.with(quoted.quote()));
		}
		else if (command instanceof HouseCommand.Missed missed) {
			logger
				.info("Missed " + missed.quotes() + " quotes: the guests go by the guide prices until they hear more");
			tell(Prices.UNKNOWN);
		}
		// after a restart there may be word of a guest whom the instance before had
		// seated
		else if (command instanceof HouseCommand.Left left && this.seated.remove(left.guest(), left.actor())) {
			seat(left.guest(), context);
		}
	}

	private void tell(Prices news) {
		this.prices = news;
		this.seated.values().forEach((guest) -> guest.send(new GuestCommand.Hear(news)));
	}

	private void seat(Guest guest, SinkContext<HouseCommand> context) {
		Prices heard = this.prices;
		Spawned<SinkHandle<GuestCommand>> actor = context.spawn(ActorSpec
			.<GuestCommand>sink(() -> new GuestActor(guest, heard, this.random, this.saleroom, this.auctioneer))
			.named("guest")
			.messageType("GuestCommand"));
		this.seated.put(guest, actor.handle());
		context.watch(actor, () -> new HouseCommand.Left(guest, actor.handle()));
	}

}
