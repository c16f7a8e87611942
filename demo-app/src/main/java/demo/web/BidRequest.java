package demo.web;

import java.math.BigDecimal;

import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;

/**
 * A visitor's bid.
 *
 * @param bidder who bids
 * @param amount how many dollars
 */
record BidRequest(@NotBlank @Size(max = 40) String bidder,
		@NotNull @Positive @Digits(integer = 8, fraction = 2) BigDecimal amount) {

}
