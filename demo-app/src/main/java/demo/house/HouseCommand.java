package demo.house;

/**
 * What the house can be told.
 */
public sealed interface HouseCommand {

	/**
	 * Seat a guest.
	 *
	 * @param guest who
	 */
	record Seat(Guest guest) implements HouseCommand {

	}

}
