package demo.house;

import io.troupe.SinkHandle;

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

	/**
	 * A guest has left for good.
	 *
	 * @param guest who
	 * @param actor who played the guest
	 */
	record Left(Guest guest, SinkHandle<?> actor) implements HouseCommand {

	}

}
