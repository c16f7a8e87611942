package demo.house;

import java.util.Objects;
import java.util.Optional;

import demo.auction.Standing;
import demo.catalogue.Lot;
import demo.catalogue.Money;

/**
 * A guest of the house: what somebody bids, and when.
 *
 * @param name the guest's name
 * @param temperament how the guest bids
 */
record Guest(String name, Temperament temperament) {

	private static final int SHADES = 1000;

	/**
	 * Decides on a bid.
	 * @param standing how the lot stands
	 * @param prices how the market stands
	 * @return the bid, or empty if the guest leaves the lot alone
	 */
	Optional<Money> bidOn(Standing standing, Prices prices) {
		Money limit = limit(standing.lot(), prices);
		boolean tempted = standing.stage().isRunning() && !this.name.equals(standing.leader())
				&& this.temperament.wants(standing) && !limit.isLessThan(standing.minimumBid());
		if (!tempted) {
			return Optional.empty();
		}
		Money bold = standing.boldBid(this.temperament.steps());
		return Optional.of(limit.isLessThan(bold) ? standing.minimumBid() : bold);
	}

	/**
	 * What the lot is worth to this guest: a little different for each, and always the
	 * same as long as the market is.
	 * @param lot the lot
	 * @param prices how the market stands
	 * @return the most the guest bids
	 */
	private Money limit(Lot lot, Prices prices) {
		double taste = Math.floorMod(Objects.hash(this.name, lot.car().number()) * 31, SHADES) / (double) SHADES;
		double factor = this.temperament.purse() * (0.75 + taste / 2);
		return new Money(Math.round(prices.guide(lot).cents() * factor));
	}

}
