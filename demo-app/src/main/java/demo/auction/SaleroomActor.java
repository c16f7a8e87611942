package demo.auction;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

import io.troupe.SinkActor;
import io.troupe.SinkContext;
import io.troupe.spring.TroupeActor;

/**
 * The board on the wall: what whoever wants to look sees, without a question to the
 * auctions themselves.
 */
@TroupeActor
class SaleroomActor implements SinkActor<SaleroomCommand> {

	private final SortedMap<Integer, Standing> board = new TreeMap<>();

	@Override
	public void onMessage(SaleroomCommand command, SinkContext<SaleroomCommand> context) {
		if (command instanceof SaleroomCommand.Show show) {
			this.board.put(show.standing().lot().number(), show.standing());
		}
		else if (command instanceof SaleroomCommand.TakeDown takeDown) {
			this.board.remove(takeDown.lot());
		}
		else if (command instanceof SaleroomCommand.Clear) {
			this.board.clear();
		}
		else if (command instanceof SaleroomCommand.AllLots allLots) {
			allLots.reply().send(List.copyOf(this.board.values()));
		}
		else if (command instanceof SaleroomCommand.OneLot oneLot) {
			oneLot.reply().send(Optional.ofNullable(this.board.get(oneLot.lot())));
		}
	}

}
