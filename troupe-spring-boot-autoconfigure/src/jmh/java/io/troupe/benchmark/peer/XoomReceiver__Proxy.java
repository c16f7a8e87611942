package io.troupe.benchmark.peer;

import io.vlingo.xoom.actors.Actor;
import io.vlingo.xoom.actors.LocalMessage;
import io.vlingo.xoom.actors.Mailbox;
import io.vlingo.xoom.actors.Returns;
import io.vlingo.xoom.common.Completes;
import io.vlingo.xoom.common.SerializableConsumer;

/**
 * What XOOM would generate for the protocol, and looks for under this name. It asks
 * nothing of the mailbox that is not so for the default one.
 */
public final class XoomReceiver__Proxy implements XoomReceiver {

	private static final SerializableConsumer<XoomReceiver> ASK = XoomReceiver::ask;

	private final Actor actor;

	private final Mailbox mailbox;

	public XoomReceiver__Proxy(Actor actor, Mailbox mailbox) {
		this.actor = actor;
		this.mailbox = mailbox;
	}

	@Override
	public void receive(Object message) {
		SerializableConsumer<XoomReceiver> call = (receiver) -> receiver.receive(message);
		this.mailbox.send(new LocalMessage<>(this.actor, XoomReceiver.class, call, "receive(Object)"));
	}

	@Override
	public Completes<Object> ask() {
		Completes<Object> answer = Completes.using(this.actor.scheduler());
		this.mailbox.send(new LocalMessage<>(this.actor, XoomReceiver.class, ASK, Returns.value(answer), "ask()"));
		return answer;
	}

}
