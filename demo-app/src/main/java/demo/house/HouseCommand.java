package demo.house;

/**
 * What the house can be told.
 */
sealed interface HouseCommand {

	/**
	 * Seat a guest.
	 *
	 * @param guest who
	 */
	record Seat(Guest guest) implements HouseCommand {

	}

}
