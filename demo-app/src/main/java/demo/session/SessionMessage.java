package demo.session;

import java.util.List;

import demo.auction.BidOutcome;
import demo.auction.SaleroomEvent;
import demo.auction.Standing;

/**
 * What a session is told. All of it comes from its own sources and asks.
 */
sealed interface SessionMessage {

	/**
	 * The bidder has sent a frame.
	 *
	 * @param frame the frame
	 */
	record Received(String frame) implements SessionMessage {

	}

	/** The socket has closed. */
	record Closed() implements SessionMessage {

	}

	/**
	 * Something has happened in the saleroom.
	 *
	 * @param event what
	 */
	record Heard(SaleroomEvent event) implements SessionMessage {

	}

	/** Too much has happened in the saleroom at once. */
	record Missed() implements SessionMessage {

	}

	/**
	 * This is how the lots stand.
	 *
	 * @param standings one for each lot
	 */
	record Seen(List<Standing> standings) implements SessionMessage {

	}

	/** The saleroom did not say how the lots stand. */
	record NotSeen() implements SessionMessage {

	}

	/**
	 * This is what became of the bid.
	 *
	 * @param outcome what became of it
	 */
	record Answered(BidOutcome outcome) implements SessionMessage {

	}

	/**
	 * Nobody answered the bid.
	 *
	 * @param lot the lot's number
	 */
	record Unanswered(int lot) implements SessionMessage {

	}

}
