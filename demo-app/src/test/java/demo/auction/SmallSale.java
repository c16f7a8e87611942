package demo.auction;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;

import demo.Patience;
import demo.catalogue.CatalogueProperties;
import demo.catalogue.Money;
import demo.catalogue.Readings;
import demo.ledger.LedgerCommand;
import io.troupe.ActorSpec;
import io.troupe.ActorState;
import io.troupe.JointHandle;
import io.troupe.SinkHandle;
import io.troupe.Supervision;
import io.troupe.runtime.LocalTroupe;

import static demo.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * A whole sale on an engine of its own, whose time the test moves: a minute for each lot,
 * five seconds between the calls, ten seconds after a late bid.
 */
final class SmallSale implements AutoCloseable {

	static final Duration RUNS = Duration.ofMinutes(1);

	static final Duration CALL = Duration.ofSeconds(5);

	static final Duration EXTENSION = Duration.ofSeconds(10);

	private final HandMovedTime time = new HandMovedTime();

	private final LocalTroupe troupe = LocalTroupe.builder().timeSource(this.time).build();

	private final StandInLedger ledger = new StandInLedger();

	private final StandInCatalogue catalogue;

	private final JointHandle<SaleroomCommand, SaleroomEvent> saleroom;

	private final SinkHandle<AuctioneerCommand> auctioneer;

	SmallSale(int lots, int lastLot) {
		this.catalogue = new StandInCatalogue(lastLot);
		AuctionProperties rules = new AuctionProperties(lots, RUNS, RUNS, CALL, EXTENSION, Duration.ofSeconds(3),
				Duration.ofSeconds(1));
		Readings readings = new Readings(this.catalogue, new CatalogueProperties(1, 4, Duration.ofSeconds(1)));
		// the stand-in keeps its books over a failure, as a database would
		SinkHandle<LedgerCommand> books = this.troupe.add(ActorSpec.<LedgerCommand>sink(() -> this.ledger)
			.named("ledger")
			.supervision(Supervision.of(Supervision.Strategy.RESUME)));
		this.saleroom = this.troupe
			.add(ActorSpec.<SaleroomCommand, SaleroomEvent>joint(() -> new SaleroomActor(this.time)).named("saleroom"));
		this.auctioneer = this.troupe.add(ActorSpec
			.<AuctioneerCommand>sink(
					() -> new AuctioneerActor(readings, rules, this.time, new Random(1), this.saleroom, books))
			.named("auctioneer"));
		this.troupe.add(readings.after(0, this.auctioneer.contramap(AuctioneerCommand.Offer::new)).named("catalogue"));
	}

	SmallSale start() {
		this.troupe.start();
		return this;
	}

	StandInLedger ledger() {
		return this.ledger;
	}

	JointHandle<SaleroomCommand, SaleroomEvent> saleroom() {
		return this.saleroom;
	}

	StandInCatalogue catalogue() {
		return this.catalogue;
	}

	BidOutcome bid(int lot, String bidder, Money amount) {
		return answer(this.auctioneer.ask((reply) -> new AuctioneerCommand.PlaceBid(lot, bidder, amount, reply),
				Patience.LIMIT));
	}

	List<Standing> standings() {
		return answer(this.saleroom.ask(SaleroomCommand.AllLots::new, Patience.LIMIT));
	}

	/**
	 * Waits until a lot stands as expected.
	 * @param lot the lot's number
	 * @param expected what to wait for
	 * @return how it stands then
	 */
	Standing awaitLot(int lot, Predicate<Standing> expected) {
		return await().until(
				() -> this.<Optional<Standing>>answer(
						this.saleroom.ask((reply) -> new SaleroomCommand.OneLot(lot, reply), Patience.LIMIT)),
				(standing) -> standing.filter(expected).isPresent())
			.orElseThrow();
	}

	Standing awaitStage(int lot, Stage stage) {
		return awaitLot(lot, (standing) -> standing.stage() == stage);
	}

	void advance(Duration time) {
		this.time.advance(time);
	}

	void awaitEndOfReading() {
		await().until(() -> this.troupe.find("catalogue").orElseThrow().state() == ActorState.STOPPED);
	}

	void restartAuctioneer() {
		assertThat(this.troupe.restart("auctioneer")).isTrue();
	}

	/**
	 * Moves time on until the board is as expected.
	 * @param expected asserts it
	 */
	void advanceUntil(Consumer<List<Standing>> expected) {
		await().untilAsserted(() -> {
			advance(Duration.ofSeconds(1));
			expected.accept(standings());
		});
	}

	/**
	 * Moves time on until the lots on show are the expected ones.
	 * @param lots their numbers
	 */
	void advanceUntilOnShow(Integer... lots) {
		advanceUntil((standings) -> assertThat(standings).extracting((standing) -> standing.lot().number())
			.containsExactly(lots));
	}

	/**
	 * Plays a lot from the first call to the hammer.
	 * @param lot the lot's number
	 */
	void hammer(int lot) {
		advance(RUNS);
		awaitStage(lot, Stage.GOING_ONCE);
		advance(CALL);
		awaitStage(lot, Stage.GOING_TWICE);
		advance(CALL);
		awaitLot(lot, (standing) -> !standing.stage().isRunning());
	}

	@Override
	public void close() {
		this.troupe.shutdown(Patience.LIMIT,
				List.of(List.of("catalogue"), List.of("auctioneer"), List.of("saleroom", "ledger")));
	}

	private <R> R answer(CompletableFuture<R> future) {
		return future.orTimeout(Patience.LIMIT.toSeconds(), TimeUnit.SECONDS).join();
	}

}
