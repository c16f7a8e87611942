package demo.house;

import java.util.HashMap;
import java.util.Map;

import demo.catalogue.Lot;
import demo.catalogue.Money;
import demo.prices.Quote;

/**
 * What the guests have heard of the market. Immutable.
 *
 * @param indices the last index of each maker they have heard of
 */
record Prices(Map<String, Double> indices) {

	/** Nothing heard. */
	static final Prices UNKNOWN = new Prices(Map.of());

	private static final double PAR = 100;

	// however wild the market, guests go along this far only
	private static final double MOST = 1.2;

	Prices {
		indices = Map.copyOf(indices);
	}

	Prices with(Quote quote) {
		Map<String, Double> changed = new HashMap<>(this.indices);
		changed.put(quote.maker(), quote.index());
		return new Prices(changed);
	}

	/**
	 * Returns what a lot should fetch as the market stands.
	 * @param lot the lot
	 * @return its guide price, moved by the index of its maker
	 */
	Money guide(Lot lot) {
		double factor = this.indices.getOrDefault(lot.car().maker(), PAR) / PAR;
		double moved = Math.max(1 / MOST, Math.min(MOST, factor));
		return new Money(Math.round(lot.guide().cents() * moved));
	}

}
