package demo.session;

import demo.auction.AuctioneerCommand;
import demo.auction.SaleroomCommand;
import demo.auction.SaleroomEvent;
import io.troupe.JointHandle;
import io.troupe.SinkHandle;

import org.springframework.stereotype.Component;

/**
 * Whom a session talks to.
 *
 * @param saleroom the board, which tells who leads
 * @param auctioneer takes the bids
 * @param reader reads what bidders send
 */
@Component
record Desk(JointHandle<SaleroomCommand, SaleroomEvent> saleroom, SinkHandle<AuctioneerCommand> auctioneer,
		RequestReader reader) {

}
