package shop;

import java.util.ArrayList;
import java.util.List;

import io.troupe.SinkActor;
import io.troupe.SinkContext;
import io.troupe.spring.TroupeActor;

@TroupeActor
class CartActor implements SinkActor<CartCommand> {

	private final List<String> items = new ArrayList<>();

	@Override
	public void onMessage(CartCommand command, SinkContext<CartCommand> context) {
		if (command instanceof CartCommand.Add add) {
			this.items.add(add.item());
		}
		else if (command instanceof CartCommand.Count count) {
			count.reply().send(this.items.size());
		}
	}

}
