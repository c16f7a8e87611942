package demo.auction;

import demo.catalogue.Money;

/**
 * By how much a bid must beat the one before, as salerooms publish it.
 */
final class Increments {

	private Increments() {
	}

	static Money above(Money price) {
		if (price.isLessThan(Money.dollars(1_000))) {
			return Money.dollars(50);
		}
		if (price.isLessThan(Money.dollars(5_000))) {
			return Money.dollars(100);
		}
		if (price.isLessThan(Money.dollars(10_000))) {
			return Money.dollars(250);
		}
		if (price.isLessThan(Money.dollars(20_000))) {
			return Money.dollars(500);
		}
		if (price.isLessThan(Money.dollars(50_000))) {
			return Money.dollars(1_000);
		}
		return Money.dollars(2_500);
	}

}
