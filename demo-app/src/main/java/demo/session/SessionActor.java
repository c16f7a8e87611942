package demo.session;

import java.util.List;
import java.util.concurrent.Flow;

import demo.auction.AuctioneerCommand;
import demo.auction.BidOutcome;
import demo.auction.SaleroomCommand;
import demo.auction.SaleroomEvent;
import demo.auction.Standing;
import demo.catalogue.Money;
import io.troupe.JointActor;
import io.troupe.Source;
import io.troupe.StreamContext;
import org.jspecify.annotations.Nullable;

/**
 * One bidder at the other end of a socket. It bids as it is told, and says when somebody
 * goes over its bidder. It ends when the socket has closed.
 */
class SessionActor implements JointActor<SessionMessage, Frame> {

	// few, so that a bidder who sends faster than the auctions answer is not read
	private static final int WINDOW = 8;

	private final Leads leads = new Leads();

	private final Flow.Publisher<String> socket;

	private final Desk desk;

	private @Nullable String bidder;

	SessionActor(Flow.Publisher<String> socket, Desk desk) {
		this.socket = socket;
		this.desk = desk;
	}

	@Override
	public void onStart(StreamContext<SessionMessage, Frame> context) {
		context.attach(Source.<String, SessionMessage>of(this.socket, SessionMessage.Received::new)
			.named("socket")
			.window(WINDOW)
			.onComplete(SessionMessage.Closed::new));
		context.attach(Source.<SaleroomEvent, SessionMessage>of(this.desk.saleroom(), SessionMessage.Heard::new)
			.named("saleroom")
			.onLag((missed) -> new SessionMessage.Missed()));
	}

	@Override
	public void onMessage(SessionMessage message, StreamContext<SessionMessage, Frame> context) {
		if (message instanceof SessionMessage.Received received) {
			receive(received.frame(), context);
		}
		else if (message instanceof SessionMessage.Heard heard) {
			hear(heard.event(), context);
		}
		else if (message instanceof SessionMessage.Answered answered) {
			answer(answered.outcome(), context);
		}
		else if (message instanceof SessionMessage.Unanswered unanswered) {
			context.broadcast(new Frame.Refused(unanswered.lot(), "The house is overrun with bids. Try again", null));
		}
		else if (message instanceof SessionMessage.Seen seen) {
			seen.standings().forEach((standing) -> compare(standing, context));
		}
		else if (message instanceof SessionMessage.Missed) {
			look(context);
		}
		else if (message instanceof SessionMessage.Closed) {
			context.stop();
		}
	}

	private void receive(String frame, StreamContext<SessionMessage, Frame> context) {
		try {
			Request request = this.desk.reader().read(frame);
			if (request instanceof Request.Hello hello) {
				greet(hello.name().strip(), context);
			}
			else if (request instanceof Request.Bid bid) {
				bid(bid.lot(), Money.of(bid.amount()), context);
			}
		}
		catch (InvalidRequestException ex) {
			context.broadcast(new Frame.Error(String.valueOf(ex.getMessage())));
		}
	}

	private void greet(String name, StreamContext<SessionMessage, Frame> context) {
		this.bidder = name;
		this.leads.forgetAll();
		context.broadcast(new Frame.Welcome(name));
		look(context);
	}

	private void bid(int lot, Money amount, StreamContext<SessionMessage, Frame> context) {
		String name = this.bidder;
		if (name == null) {
			context.broadcast(new Frame.Refused(lot, "Say hello before you bid", null));
			return;
		}
		context.pipeToSelf(
				this.desk.auctioneer()
					.<BidOutcome>ask((reply) -> new AuctioneerCommand.PlaceBid(lot, name, amount, reply)),
				SessionMessage.Answered::new, (failure) -> new SessionMessage.Unanswered(lot));
	}

	private void answer(BidOutcome outcome, StreamContext<SessionMessage, Frame> context) {
		if (outcome instanceof BidOutcome.Accepted accepted) {
			int lot = accepted.standing().lot().number();
			Money price = accepted.standing().price();
			context.broadcast(new Frame.Accepted(lot, price));
			this.leads.lead(lot, price).ifPresent(context::broadcast);
		}
		else if (outcome instanceof BidOutcome.Refused refused) {
			Money minimum = (refused instanceof BidOutcome.TooLow tooLow) ? tooLow.minimum() : null;
			context.broadcast(new Frame.Refused(refused.lot(), refused.reason(), minimum));
		}
	}

	private void hear(SaleroomEvent event, StreamContext<SessionMessage, Frame> context) {
		if (event instanceof SaleroomEvent.BidAccepted bid) {
			this.leads.hear(new Frame.Outbid(bid.lot(), bid.bidder(), bid.price(), bid.minimumBid()))
				.ifPresent(context::broadcast);
		}
		else if (event instanceof SaleroomEvent.LotSold sold && this.leads.won(sold.sale())) {
			context.broadcast(new Frame.Won(sold.sale().lot(), sold.sale().price()));
		}
		else if (event instanceof SaleroomEvent.LotGone gone) {
			this.leads.forget(gone.lot());
		}
		else if (event instanceof SaleroomEvent.BoardCleared) {
			this.leads.forgetAll();
		}
	}

	private void look(StreamContext<SessionMessage, Frame> context) {
		context.pipeToSelf(this.desk.saleroom().<List<Standing>>ask(SaleroomCommand.AllLots::new),
				SessionMessage.Seen::new, (failure) -> new SessionMessage.NotSeen());
	}

	// a bidder who was here before leads what is led under the name
	private void compare(Standing standing, StreamContext<SessionMessage, Frame> context) {
		String leader = standing.leader();
		if (leader == null || !standing.stage().isRunning()) {
			return;
		}
		int lot = standing.lot().number();
		this.leads.hear(new Frame.Outbid(lot, leader, standing.price(), standing.minimumBid()))
			.ifPresent(context::broadcast);
		if (leader.equals(this.bidder)) {
			this.leads.lead(lot, standing.price()).ifPresent(context::broadcast);
		}
	}

}
