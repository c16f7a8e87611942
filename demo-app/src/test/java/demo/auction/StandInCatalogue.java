package demo.auction;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import demo.catalogue.Car;
import demo.catalogue.Catalogue;
import demo.catalogue.Lot;

/**
 * Lots without end, on from the last that was sold. Fails as often as it is told to.
 */
final class StandInCatalogue implements Catalogue {

	private final AtomicInteger failures = new AtomicInteger();

	private final int lastSold;

	StandInCatalogue(int lastSold) {
		this.lastSold = lastSold;
	}

	@Override
	public Stream<Lot> read(int after, int limit) {
		if (this.failures.getAndUpdate((left) -> Math.max(0, left - 1)) > 0) {
			throw new IllegalStateException("The database is away");
		}
		return IntStream.iterate(Math.max(after, this.lastSold) + 1, (number) -> number + 1)
			.limit(limit)
			.mapToObj((number) -> Lot.of(number, car(number)));
	}

	void failNext(int times) {
		this.failures.set(times);
	}

	boolean hasFailedAsTold() {
		return this.failures.get() == 0;
	}

	private static Car car(int number) {
		return new Car(number, "Car " + number, 1975, "Europe", 4, 98, 75, 2100, 16, 28.0);
	}

}
