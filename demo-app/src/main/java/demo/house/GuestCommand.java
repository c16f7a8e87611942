package demo.house;

import java.util.List;

import demo.auction.BidOutcome;
import demo.auction.Standing;

/**
 * What a guest is told.
 */
sealed interface GuestCommand {

	/** Look at the lots. */
	record Look() implements GuestCommand {

	}

	/**
	 * This is how the market stands.
	 *
	 * @param prices what has been heard of it
	 */
	record Hear(Prices prices) implements GuestCommand {

	}

	/**
	 * This is how the lots stand.
	 *
	 * @param standings one for each lot
	 */
	record Seen(List<Standing> standings) implements GuestCommand {

	}

	/**
	 * This is what became of the bid.
	 *
	 * @param outcome what became of it
	 */
	record Answered(BidOutcome outcome) implements GuestCommand {

	}

	/** Nobody answered. */
	record Unanswered() implements GuestCommand {

	}

}
