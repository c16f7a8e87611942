package demo.session;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import demo.catalogue.Money;
import org.jspecify.annotations.Nullable;

/**
 * A frame to a bidder. In JSON each has a {@code type}.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
sealed interface Frame {

	/**
	 * The bidder has a seat.
	 *
	 * @param name the bidder's name
	 */
	@JsonTypeName("welcome")
	record Welcome(String name) implements Frame {

	}

	/**
	 * The bid leads.
	 *
	 * @param lot the lot's number
	 * @param price the bid
	 */
	@JsonTypeName("accepted")
	record Accepted(int lot, Money price) implements Frame {

	}

	/**
	 * The bid did not become one.
	 *
	 * @param lot the lot's number
	 * @param reason why, for people to read
	 * @param minimumBid what it takes, or {@code null} if no amount would do
	 */
	@JsonTypeName("refused")
	@JsonInclude(JsonInclude.Include.NON_NULL)
	record Refused(int lot, String reason, @Nullable Money minimumBid) implements Frame {

	}

	/**
	 * Somebody has gone over the bidder.
	 *
	 * @param lot the lot's number
	 * @param bidder who leads now
	 * @param price at how much
	 * @param minimumBid what it takes to lead again
	 */
	@JsonTypeName("outbid")
	record Outbid(int lot, String bidder, Money price, Money minimumBid) implements Frame {

	}

	/**
	 * The lot is the bidder's.
	 *
	 * @param lot the lot's number
	 * @param price for how much
	 */
	@JsonTypeName("won")
	record Won(int lot, Money price) implements Frame {

	}

	/**
	 * The last frame from the bidder was none that the house understands.
	 *
	 * @param reason what is wrong with it, for people to read
	 */
	@JsonTypeName("error")
	record Error(String reason) implements Frame {

	}

	/**
	 * The bidder reads too slowly and has missed frames.
	 *
	 * @param missed how many
	 */
	@JsonTypeName("lagged")
	record Lagged(long missed) implements Frame {

	}

}
