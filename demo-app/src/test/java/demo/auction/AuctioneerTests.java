package demo.auction;

import demo.catalogue.Money;
import demo.ledger.Sale;
import org.junit.jupiter.api.Test;

import static demo.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

class AuctioneerTests {

	@Test
	void asManyLotsAreOnAsTheHouseSays() {
		try (SmallSale sale = new SmallSale(3, 0).start()) {
			sale.awaitStage(3, Stage.OPEN);

			assertThat(sale.standings()).extracting((standing) -> standing.lot().number()).containsExactly(1, 2, 3);
		}
	}

	@Test
	void nextLotOpensWhenOneHasEnded() {
		try (SmallSale sale = new SmallSale(1, 0).start()) {
			Money opening = sale.awaitStage(1, Stage.OPEN).lot().opening();
			sale.bid(1, "Ada", opening);
			sale.hammer(1);

			sale.advanceUntilOnShow(2);

			assertThat(sale.awaitStage(2, Stage.OPEN).leader()).isNull();
			assertThat(sale.bid(1, "Bert", Money.dollars(90_000))).isEqualTo(new BidOutcome.Closed(1));
		}
	}

	@Test
	void lotThatHasNotBeenOfferedIsUnknown() {
		try (SmallSale sale = new SmallSale(2, 0).start()) {
			sale.awaitStage(2, Stage.OPEN);

			assertThat(sale.bid(3, "Ada", Money.dollars(5_000))).isEqualTo(new BidOutcome.Unknown(3));
			assertThat(sale.bid(0, "Ada", Money.dollars(5_000))).isEqualTo(new BidOutcome.Unknown(0));
			assertThat(sale.bid(-4, "Ada", Money.dollars(5_000))).isEqualTo(new BidOutcome.Unknown(-4));
		}
	}

	@Test
	void saleGoesOnAfterTheLastLotInTheBooks() {
		try (SmallSale sale = new SmallSale(2, 41).start()) {
			sale.awaitStage(43, Stage.OPEN);

			assertThat(sale.standings()).extracting((standing) -> standing.lot().number()).containsExactly(42, 43);
		}
	}

	@Test
	void saleOpensOnceTheCatalogueCanBeRead() {
		try (SmallSale sale = new SmallSale(1, 0)) {
			sale.catalogue().failNext(3);
			sale.start();

			sale.advanceUntilOnShow(1);

			assertThat(sale.catalogue().hasFailedAsTold()).isTrue();
		}
	}

	@Test
	void moreIsReadWhenLotsAreShort() {
		// a reading brings 4 lots
		try (SmallSale sale = new SmallSale(6, 0).start()) {
			sale.awaitStage(4, Stage.OPEN);

			sale.advanceUntilOnShow(1, 2, 3, 4, 5, 6);
		}
	}

	@Test
	void auctioneerThatIsRestartedSellsToWhoLedClearsTheBoardAndGoesOn() {
		try (SmallSale sale = new SmallSale(2, 0).start()) {
			Money opening = sale.awaitStage(1, Stage.OPEN).lot().opening();
			sale.awaitEndOfReading();
			// the answer comes after all that was read
			sale.bid(1, "Ada", opening);

			sale.restartAuctioneer();

			sale.advanceUntil((standings) -> assertThat(standings).hasSize(2)
				.allSatisfy((standing) -> assertThat(standing.leader()).isNull()));
			assertThat(sale.bid(1, "Bert", opening)).isInstanceOf(BidOutcome.Accepted.class);
			await().untilAsserted(() -> assertThat(sale.ledger().sales()).extracting(Sale::lot, Sale::buyer)
				.containsExactly(tuple(1, "Ada")));
		}
	}

	@Test
	void houseThatClosesSellsEachLotToWhoLeads() {
		SmallSale sale = new SmallSale(3, 0).start();
		Money opening = sale.awaitStage(1, Stage.OPEN).lot().opening();
		sale.awaitStage(3, Stage.OPEN);
		sale.bid(1, "Ada", opening);
		sale.bid(1, "Bert", Money.dollars(90_000));
		sale.bid(3, "Clara", Money.dollars(80_000));

		sale.close();

		assertThat(sale.ledger().sales()).extracting(Sale::lot, Sale::buyer, Sale::price)
			.containsExactlyInAnyOrder(tuple(1, "Bert", Money.dollars(90_000)),
					tuple(3, "Clara", Money.dollars(80_000)));
	}

}
