package demo.session;

import java.math.BigDecimal;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import demo.auction.BidderName;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;

/**
 * A frame from a bidder. In JSON its {@code type} is {@code hello} or {@code bid}.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({ @JsonSubTypes.Type(value = Request.Hello.class, name = "hello"),
		@JsonSubTypes.Type(value = Request.Bid.class, name = "bid") })
sealed interface Request {

	/**
	 * Says who bids, from now on.
	 *
	 * @param name the bidder's name
	 */
	record Hello(@BidderName String name) implements Request {

	}

	/**
	 * Bids.
	 *
	 * @param lot the lot's number
	 * @param amount how many dollars
	 */
	record Bid(@NotNull Integer lot,
			@NotNull @Positive @Digits(integer = 8, fraction = 2) BigDecimal amount) implements Request {

	}

}
