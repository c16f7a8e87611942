package demo.auction;

import java.time.Instant;
import java.util.Optional;

import demo.catalogue.Lot;
import demo.catalogue.Money;
import demo.ledger.Sale;
import org.jspecify.annotations.Nullable;

/**
 * How a lot stands at the moment.
 *
 * @param lot the lot
 * @param stage how far it has come
 * @param leader who has bid most, or {@code null} if nobody has bid
 * @param price the leader's bid, or the opening if nobody has bid
 * @param bids how many bids it has had
 * @param openedAt when it opened
 * @param closesAt when the hammer falls if nobody bids any more
 */
public record Standing(Lot lot, Stage stage, @Nullable String leader, Money price, int bids, Instant openedAt,
		Instant closesAt) {

	static Standing opening(Lot lot, Instant now) {
		return new Standing(lot, Stage.OPEN, null, lot.opening(), 0, now, now);
	}

	/**
	 * Returns the least that the next bid must be.
	 * @return the amount
	 */
	public Money minimumBid() {
		return (this.leader == null) ? this.price : this.price.plus(Increments.above(this.price));
	}

	/**
	 * Returns what a bid comes to that goes higher than it must.
	 * @param steps how many increments more than the least bid
	 * @return the amount
	 */
	public Money boldBid(int steps) {
		return minimumBid().plus(Increments.above(this.price).times(steps));
	}

	Standing raised(String bidder, Money amount) {
		return new Standing(this.lot, this.stage, bidder, amount, this.bids + 1, this.openedAt, this.closesAt);
	}

	Standing at(Stage stage, Instant closesAt) {
		return new Standing(this.lot, stage, this.leader, this.price, this.bids, this.openedAt, closesAt);
	}

	Standing closed(Instant now) {
		return at((this.leader != null) ? Stage.SOLD : Stage.PASSED, now);
	}

	Optional<Sale> sale() {
		return Optional.ofNullable(this.leader)
			.map((buyer) -> new Sale(this.lot.number(), this.lot.car().name(), this.lot.car().year(), buyer, this.price,
					this.bids, this.closesAt));
	}

}
