package demo.house;

import java.time.Duration;
import java.util.Random;

import demo.auction.AuctioneerCommand;
import demo.auction.SaleroomCommand;
import io.troupe.ActorSnapshot;
import io.troupe.ActorSpec;
import io.troupe.ActorState;
import io.troupe.SinkHandle;
import io.troupe.runtime.LocalTroupe;
import io.troupe.runtime.Population;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class HouseActorTests {

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

	private void start(boolean guests) {
		SinkHandle<SaleroomCommand> saleroom = this.troupe
			.add(ActorSpec.<SaleroomCommand>sink(() -> (command, context) -> {
			}).named("saleroom"));
		SinkHandle<AuctioneerCommand> auctioneer = this.troupe
			.add(ActorSpec.<AuctioneerCommand>sink(() -> (command, context) -> {
			}).named("auctioneer"));
		this.troupe.add(ActorSpec
			.<HouseCommand>sink(() -> new HouseActor(new HouseProperties(guests), new Random(1), saleroom, auctioneer))
			.named("house"));
		this.troupe.start();
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
