package demo.catalogue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Every car there is, in the order of sale. Lot numbers go on for ever: once the last car
 * has been offered, the first comes back under a new number. Immutable.
 */
public final class Catalogue {

	private final List<Car> cars;

	/**
	 * Makes a catalogue.
	 * @param cars the cars, not empty
	 * @param seed shuffles them, so that a sale has a bit of everything; the same seed
	 * gives the same order
	 */
	public Catalogue(List<Car> cars, long seed) {
		if (cars.isEmpty()) {
			throw new IllegalArgumentException("'cars' must not be empty");
		}
		List<Car> shuffled = new ArrayList<>(cars);
		Collections.shuffle(shuffled, new Random(seed));
		this.cars = List.copyOf(shuffled);
	}

	/**
	 * Returns how many cars there are.
	 * @return the number of cars
	 */
	public int size() {
		return this.cars.size();
	}

	/**
	 * Returns a lot.
	 * @param number its number, from 1
	 * @return the lot
	 */
	public Lot lot(int number) {
		Car car = this.cars.get((number - 1) % this.cars.size());
		Money guide = Appraisal.guide(car);
		return new Lot(number, car, guide, Appraisal.opening(guide));
	}

}
