package demo.catalogue;

import org.jspecify.annotations.Nullable;

/**
 * A car in the catalogue.
 *
 * @param number its number in the catalogue, from 1
 * @param name maker and model, as people read it
 * @param year its model year
 * @param origin where it was made: USA, Europe or Japan
 * @param cylinders how many cylinders it has
 * @param displacement of the engine, in cubic inches
 * @param horsepower of the engine, or {@code null} if unknown
 * @param weight in pounds
 * @param secondsToSixty from 0 to 60 mph
 * @param milesPerGallon miles per US gallon, or {@code null} if unknown
 */
public record Car(int number, String name, int year, String origin, int cylinders, double displacement,
		@Nullable Integer horsepower, int weight, double secondsToSixty, @Nullable Double milesPerGallon) {

	/**
	 * Returns who made it.
	 * @return the first word of its name
	 */
	public String maker() {
		return this.name.split(" ", 2)[0];
	}

}
