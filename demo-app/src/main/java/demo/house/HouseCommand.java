package demo.house;

import demo.prices.Quote;
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
	 * Tell the guests what the market pays.
	 *
	 * @param quote what it pays
	 */
	record Quoted(Quote quote) implements HouseCommand {

	}

	/**
	 * Quotes came faster than the house took them.
	 *
	 * @param quotes how many were missed
	 */
	record Missed(long quotes) implements HouseCommand {

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
