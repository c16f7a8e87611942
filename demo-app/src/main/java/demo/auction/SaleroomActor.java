package demo.auction;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

import io.troupe.JointActor;
import io.troupe.StreamContext;
import io.troupe.spring.TroupeActor;

/**
 * The board on the wall: what whoever wants to look sees, without a question to the
 * auctions themselves. It tells its listeners what changes. A pulse tells them besides
 * that they are still connected: a server sends the head of a response with the first
 * event, and learns that a client has gone only when it writes.
 */
@TroupeActor
class SaleroomActor implements JointActor<SaleroomCommand, SaleroomEvent> {

	private static final Duration PULSE = Duration.ofSeconds(2);

	private final SortedMap<Integer, Standing> board = new TreeMap<>();

	private final Commentary commentary;

	SaleroomActor(InstantSource clock) {
		this.commentary = new Commentary(clock);
	}

	@Override
	public void onStart(StreamContext<SaleroomCommand, SaleroomEvent> context) {
		// after a restart the board is empty, whatever the listeners have seen
		context.broadcast(this.commentary.cleared());
		context.scheduleAtFixedRate(PULSE, PULSE, new SaleroomCommand.Beat());
	}

	@Override
	public void onMessage(SaleroomCommand command, StreamContext<SaleroomCommand, SaleroomEvent> context) {
		if (command instanceof SaleroomCommand.Show show) {
			Standing before = this.board.put(show.standing().lot().number(), show.standing());
			this.commentary.on(before, show.standing()).forEach(context::broadcast);
		}
		else if (command instanceof SaleroomCommand.TakeDown takeDown) {
			this.board.remove(takeDown.lot());
			context.broadcast(this.commentary.gone(takeDown.lot()));
		}
		else if (command instanceof SaleroomCommand.Clear) {
			this.board.clear();
			context.broadcast(this.commentary.cleared());
		}
		else if (command instanceof SaleroomCommand.Beat) {
			context.broadcast(this.commentary.pulse());
		}
		else if (command instanceof SaleroomCommand.AllLots allLots) {
			allLots.reply().send(List.copyOf(this.board.values()));
		}
		else if (command instanceof SaleroomCommand.OneLot oneLot) {
			oneLot.reply().send(Optional.ofNullable(this.board.get(oneLot.lot())));
		}
	}

}
