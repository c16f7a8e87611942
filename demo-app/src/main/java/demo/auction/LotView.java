package demo.auction;

import java.time.Duration;
import java.time.Instant;

import demo.catalogue.Car;
import demo.catalogue.Money;
import org.jspecify.annotations.Nullable;

/**
 * A lot as a visitor sees it. Amounts are dollars.
 *
 * @param lot the lot's number
 * @param car the car
 * @param stage how far it has come
 * @param leader who leads, or {@code null} if nobody has bid
 * @param price the leading bid, or the opening if nobody has bid
 * @param minimumBid the least next bid
 * @param guide what the house thinks it will fetch
 * @param bids how many bids it has had
 * @param millisRun how long it has been on
 * @param millisLeft until the hammer falls if nobody bids any more
 */
public record LotView(int lot, Car car, Stage stage, @Nullable String leader, Money price, Money minimumBid,
		Money guide, int bids, long millisRun, long millisLeft) {

	/**
	 * Looks at a lot.
	 * @param standing how it stands
	 * @param now the time
	 * @return what a visitor sees
	 */
	public static LotView of(Standing standing, Instant now) {
		Duration left = Duration.between(now, standing.closesAt());
		return new LotView(standing.lot().number(), standing.lot().car(), standing.stage(), standing.leader(),
				standing.price(), standing.minimumBid(), standing.lot().guide(), standing.bids(),
				Duration.between(standing.openedAt(), now).toMillis(), Math.max(0, left.toMillis()));
	}

}
