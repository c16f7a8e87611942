package demo.session;

import java.util.Objects;

import io.troupe.ActorSpec;
import io.troupe.JointHandle;
import io.troupe.Spawned;
import io.troupe.Supervision;
import io.troupe.Troupe;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.stereotype.Component;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.handler.TextWebSocketHandler;

/**
 * Gives each socket an actor, with the socket's frames as one of its sources and the
 * socket as its listener. Nothing else knows of the actor, and it knows itself when to
 * end.
 */
@Component
class SessionHandler extends TextWebSocketHandler {

	private static final String INBOUND = Inbound.class.getName();

	/** Frames that wait for a slow client; the oldest give way. */
	private static final int BUFFER = 64;

	private final Troupe troupe;

	private final Desk desk;

	private final ObjectWriter json;

	SessionHandler(Troupe troupe, Desk desk, JsonMapper json) {
		this.troupe = troupe;
		this.desk = desk;
		this.json = json.writerFor(Frame.class);
	}

	@Override
	public void afterConnectionEstablished(WebSocketSession socket) {
		Inbound inbound = new Inbound();
		socket.getAttributes().put(INBOUND, inbound);
		// a session that failed has forgotten its bidder: close the socket rather than
		// start it afresh
		Spawned<JointHandle<SessionMessage, Frame>> session = this.troupe
			.spawn(ActorSpec.<SessionMessage, Frame>joint(() -> new SessionActor(inbound, this.desk))
				.named("session")
				.messageType("SessionMessage")
				.buffer(BUFFER)
				.supervision(Supervision.of(Supervision.Strategy.STOP)));
		session.handle().subscribe(new Outbound(socket, this.json));
	}

	@Override
	protected void handleTextMessage(WebSocketSession socket, TextMessage message) throws InterruptedException {
		inbound(socket).emit(message.getPayload());
	}

	@Override
	public void afterConnectionClosed(WebSocketSession socket, CloseStatus status) {
		inbound(socket).complete();
	}

	private static Inbound inbound(WebSocketSession socket) {
		return (Inbound) Objects.requireNonNull(socket.getAttributes().get(INBOUND));
	}

}
