package demo.auction;

import java.time.Duration;

import demo.catalogue.Money;
import demo.ledger.Sale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static demo.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

class AuctionTests {

	private final SmallSale sale = new SmallSale(1, 0).start();

	@AfterEach
	void close() {
		this.sale.close();
	}

	@Test
	void lotOpensWithoutALeaderAtItsOpening() {
		Standing standing = this.sale.awaitStage(1, Stage.OPEN);

		assertThat(standing.leader()).isNull();
		assertThat(standing.minimumBid()).isEqualTo(standing.lot().opening()).isEqualTo(standing.price());
		assertThat(Duration.between(standing.openedAt(), standing.closesAt()))
			.isEqualTo(SmallSale.RUNS.plus(SmallSale.CALL).plus(SmallSale.CALL));
	}

	@Test
	void firstBidAtTheOpeningLeads() {
		Money opening = this.sale.awaitStage(1, Stage.OPEN).lot().opening();

		BidOutcome outcome = this.sale.bid(1, "Ada", opening);

		Standing standing = ((BidOutcome.Accepted) outcome).standing();
		assertThat(standing.leader()).isEqualTo("Ada");
		assertThat(standing.price()).isEqualTo(opening);
		assertThat(standing.bids()).isEqualTo(1);
		assertThat(this.sale.standings()).containsExactly(standing);
	}

	@Test
	void bidBelowTheMinimumIsToldTheMinimum() {
		Money opening = this.sale.awaitStage(1, Stage.OPEN).lot().opening();
		this.sale.bid(1, "Ada", opening);
		Money minimum = opening.plus(Increments.above(opening));

		BidOutcome outcome = this.sale.bid(1, "Bert", new Money(minimum.cents() - 1));

		assertThat(outcome).isEqualTo(new BidOutcome.TooLow(1, minimum));
		assertThat(this.sale.bid(1, "Bert", minimum)).isInstanceOf(BidOutcome.Accepted.class);
	}

	@Test
	void lotIsCalledTwiceAndThenSoldToTheLeader() {
		Money opening = this.sale.awaitStage(1, Stage.OPEN).lot().opening();
		this.sale.bid(1, "Ada", opening);

		this.sale.hammer(1);

		Standing sold = this.sale.awaitStage(1, Stage.SOLD);
		assertThat(sold.leader()).isEqualTo("Ada");
		await().until(() -> !this.sale.ledger().sales().isEmpty());
		assertThat(this.sale.ledger().sales())
			.containsExactly(new Sale(1, sold.lot().car().name(), 1975, "Ada", opening, 1, sold.closesAt()));
	}

	@Test
	void lotIsNotCalledBeforeItsTime() {
		this.sale.awaitStage(1, Stage.OPEN);

		this.sale.advance(SmallSale.RUNS.minusMillis(1));

		// the answer comes after whatever the clock may have put into the mailbox
		assertThat(this.sale.bid(1, "Ada", new Money(1))).isInstanceOf(BidOutcome.TooLow.class);
		assertThat(this.sale.standings()).extracting(Standing::stage).containsExactly(Stage.OPEN);
	}

	@Test
	void bidOnTheLastCallOpensTheLotAgain() {
		Standing open = this.sale.awaitStage(1, Stage.OPEN);
		this.sale.advance(SmallSale.RUNS);
		this.sale.awaitStage(1, Stage.GOING_ONCE);
		this.sale.advance(SmallSale.CALL);
		this.sale.awaitStage(1, Stage.GOING_TWICE);

		BidOutcome outcome = this.sale.bid(1, "Ada", open.minimumBid());

		Standing reopened = ((BidOutcome.Accepted) outcome).standing();
		assertThat(reopened.stage()).isEqualTo(Stage.OPEN);
		assertThat(reopened.closesAt()).isEqualTo(
				open.closesAt().minus(SmallSale.CALL).plus(SmallSale.EXTENSION).plus(SmallSale.CALL.multipliedBy(2)));
		this.sale.advance(SmallSale.CALL);
		assertThat(this.sale.bid(1, "Bert", new Money(1))).isInstanceOf(BidOutcome.TooLow.class);
		assertThat(this.sale.standings()).extracting(Standing::stage).containsExactly(Stage.OPEN);
		this.sale.advance(SmallSale.EXTENSION.minus(SmallSale.CALL));
		this.sale.awaitStage(1, Stage.GOING_ONCE);
	}

	@Test
	void bidAfterTheHammerComesTooLate() {
		Money opening = this.sale.awaitStage(1, Stage.OPEN).lot().opening();
		this.sale.hammer(1);

		assertThat(this.sale.bid(1, "Ada", opening)).isEqualTo(new BidOutcome.Closed(1));
	}

	@Test
	void lotThatNobodyWantsPassesAndIsNotEntered() {
		this.sale.awaitStage(1, Stage.OPEN);

		this.sale.hammer(1);

		assertThat(this.sale.awaitStage(1, Stage.PASSED).leader()).isNull();
		this.sale.advanceUntilOnShow(2);
		assertThat(this.sale.ledger().sales()).isEmpty();
	}

	@Test
	void saleThatTheLedgerMissedIsEnteredLaterAndOnce() {
		Money opening = this.sale.awaitStage(1, Stage.OPEN).lot().opening();
		this.sale.bid(1, "Ada", opening);
		this.sale.ledger().failNext(2);

		this.sale.hammer(1);

		this.sale.advanceUntilOnShow(2);
		assertThat(this.sale.ledger().hasFailedAsTold()).isTrue();
		assertThat(this.sale.ledger().sales()).extracting(Sale::buyer).containsExactly("Ada");
	}

	@Test
	void saleThatTheLedgerMissedIsEnteredAtTheLatestWhenTheHouseCloses() {
		Money opening = this.sale.awaitStage(1, Stage.OPEN).lot().opening();
		this.sale.bid(1, "Ada", opening);
		this.sale.ledger().failNext(1);
		this.sale.hammer(1);
		await().until(this.sale.ledger()::hasFailedAsTold);

		this.sale.close();

		assertThat(this.sale.ledger().sales()).extracting(Sale::buyer).containsExactly("Ada");
	}

}
