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
	 * @return the bid, or empty if the guest leaves the lot alone
	 */
	Optional<Money> bidOn(Standing standing) {
		Money limit = limit(standing.lot());
		boolean tempted = standing.stage().isRunning() && !this.name.equals(standing.leader())
				&& this.temperament.wants(standing) && !limit.isLessThan(standing.minimumBid());
		if (!tempted) {
			return Optional.empty();
		}
		Money bold = standing.boldBid(this.temperament.steps());
		return Optional.of(limit.isLessThan(bold) ? standing.minimumBid() : bold);
	}

	/**
	 * What the lot is worth to this guest: always the same, and a little different for
	 * each.
	 * @param lot the lot
	 * @return the most the guest bids
	 */
	private Money limit(Lot lot) {
		double taste = Math.floorMod(Objects.hash(this.name, lot.car().number()) * 31, SHADES) / (double) SHADES;
		double factor = this.temperament.purse() * (0.75 + taste / 2);
		return new Money(Math.round(lot.guide().cents() * factor));
	}

}
