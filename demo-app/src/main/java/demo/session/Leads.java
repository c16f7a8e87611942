package demo.session;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import demo.catalogue.Money;
import demo.ledger.Sale;
import org.jspecify.annotations.Nullable;

/**
 * What a bidder leads, as far as the session knows. A bid and its answer take other ways
 * than the word of who leads, so either may come first. Confined to one actor.
 */
final class Leads {

	// the bidder's own bids that nobody is known to have gone over
	private final Map<Integer, Money> own = new HashMap<>();

	// the highest bid heard of for each lot on the board, as whoever led before hears it
	private final Map<Integer, Frame.Outbid> highest = new HashMap<>();

	/**
	 * Notes that the bidder leads.
	 * @param lot the lot's number
	 * @param price the bid
	 * @return what to tell the bidder if that is over already
	 */
	Optional<Frame.Outbid> lead(int lot, Money price) {
		this.own.put(lot, price);
		return compare(lot);
	}

	/**
	 * Notes a bid, anybody's.
	 * @param bid the bid
	 * @return what to tell the bidder if it goes over his
	 */
	Optional<Frame.Outbid> hear(Frame.Outbid bid) {
		this.highest.merge(bid.lot(), bid, (old, now) -> old.price().isLessThan(now.price()) ? now : old);
		return compare(bid.lot());
	}

	/**
	 * Tells whether a sale is the bidder's.
	 * @param sale the sale
	 * @return whether it is
	 */
	boolean won(Sale sale) {
		return sale.price().equals(this.own.remove(sale.lot()));
	}

	void forget(int lot) {
		this.own.remove(lot);
		this.highest.remove(lot);
	}

	void forgetAll() {
		this.own.clear();
		this.highest.clear();
	}

	private Optional<Frame.Outbid> compare(int lot) {
		Money mine = this.own.get(lot);
		Frame.@Nullable Outbid bid = this.highest.get(lot);
		if (mine == null || bid == null || !mine.isLessThan(bid.price())) {
			return Optional.empty();
		}
		this.own.remove(lot);
		return Optional.of(bid);
	}

}
