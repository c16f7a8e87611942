/**
 * The sale itself. The auctioneer opens lots, each an actor of its own that takes bids
 * and ends by the clock, and the saleroom shows how they stand. Start at
 * {@link demo.auction.AuctioneerCommand}.
 */
@NullMarked
package demo.auction;

import org.jspecify.annotations.NullMarked;
