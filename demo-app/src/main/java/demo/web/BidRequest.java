package demo.web;

import java.math.BigDecimal;

import demo.auction.BidderName;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;

/**
 * A visitor's bid.
 *
 * @param bidder who bids
 * @param amount how many dollars
 */
record BidRequest(@BidderName String bidder, @NotNull @Positive @Digits(integer = 8, fraction = 2) BigDecimal amount) {

}
