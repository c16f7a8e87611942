package demo.catalogue;

/**
 * One offer of one car.
 *
 * @param number the lot's number, used once
 * @param car the car
 * @param guide what the house thinks it will fetch
 * @param opening the least first bid
 */
public record Lot(int number, Car car, Money guide, Money opening) {

	/**
	 * Offers a car, for a price that the house thinks right.
	 * @param number the lot's number
	 * @param car the car
	 * @return the lot
	 */
	public static Lot of(int number, Car car) {
		Money guide = Appraisal.guide(car);
		return new Lot(number, car, guide, Appraisal.opening(guide));
	}

}
