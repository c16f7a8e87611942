package demo.session;

import java.time.Instant;

import demo.catalogue.Money;
import demo.ledger.Sale;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class LeadsTests {

	private final Leads leads = new Leads();

	@Test
	void bidderHearsOnceOfWhoWentOver() {
		assertThat(this.leads.lead(3, Money.dollars(500))).isEmpty();
		assertThat(this.leads.hear(bid("Ada", 500))).isEmpty();

		assertThat(this.leads.hear(bid("Bert", 600))).contains(bid("Bert", 600));

		assertThat(this.leads.hear(bid("Cleo", 700))).isEmpty();
	}

	@Test
	void wordOfAHigherBidMayComeBeforeTheAnswer() {
		assertThat(this.leads.hear(bid("Bert", 600))).isEmpty();
		assertThat(this.leads.hear(bid("Ada", 500))).isEmpty();

		assertThat(this.leads.lead(3, Money.dollars(500))).contains(bid("Bert", 600));
	}

	@Test
	void lotIsWonOnceAndOnlyAtTheBiddersPrice() {
		this.leads.lead(3, Money.dollars(500));

		assertThat(this.leads.won(sale(3, 500))).isTrue();
		assertThat(this.leads.won(sale(3, 500))).isFalse();
		this.leads.lead(4, Money.dollars(500));
		assertThat(this.leads.won(sale(4, 600))).isFalse();
	}

	private static Frame.Outbid bid(String bidder, long dollars) {
		return new Frame.Outbid(3, bidder, Money.dollars(dollars), Money.dollars(dollars + 50));
	}

	private static Sale sale(int lot, long dollars) {
		return new Sale(lot, "Car", 1975, "Ada", Money.dollars(dollars), 1, Instant.EPOCH);
	}

}
