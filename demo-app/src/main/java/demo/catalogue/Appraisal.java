package demo.catalogue;

/**
 * What the house thinks a car is worth. The figures are made up, though not at random:
 * power, cylinders, age and a fast sprint cost money.
 */
final class Appraisal {

	private static final int TYPICAL_HORSEPOWER = 90;

	private static final int STEP = 250;

	private Appraisal() {
	}

	static Money guide(Car car) {
		int horsepower = (car.horsepower() != null) ? car.horsepower() : TYPICAL_HORSEPOWER;
		double dollars = 2500 + 70 * horsepower + 450 * (car.cylinders() - 3) + 220 * (1983 - car.year())
				+ 900 * Math.max(0, 14 - car.secondsToSixty());
		return rounded(dollars);
	}

	static Money opening(Money guide) {
		return rounded(guide.toDollars().doubleValue() * 0.4);
	}

	private static Money rounded(double dollars) {
		return Money.dollars(Math.round(dollars / STEP) * STEP);
	}

}
