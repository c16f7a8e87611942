package demo.session;

import java.io.IOException;
import java.util.concurrent.Flow;

import io.troupe.LagListener;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.ObjectWriter;

import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;

/**
 * Writes what a session broadcasts to its socket, one frame after the other, on a thread
 * that a slow client may hold up. What the client misses meanwhile it is told of. The end
 * of the session closes the socket.
 */
final class Outbound implements Flow.Subscriber<Frame>, LagListener {

	private static final Log logger = LogFactory.getLog(Outbound.class);

	private final WebSocketSession socket;

	private final ObjectWriter json;

	private Flow.@Nullable Subscription subscription;

	Outbound(WebSocketSession socket, ObjectWriter json) {
		this.socket = socket;
		this.json = json;
	}

	@Override
	public void onSubscribe(Flow.Subscription subscription) {
		this.subscription = subscription;
		subscription.request(1);
	}

	@Override
	public void onNext(Frame frame) {
		Flow.Subscription open = this.subscription;
		if (open != null && write(frame)) {
			open.request(1);
		}
	}

	@Override
	public void onLag(long missed) {
		write(new Frame.Lagged(missed));
	}

	@Override
	public void onError(Throwable failure) {
		close(CloseStatus.SERVER_ERROR);
	}

	@Override
	public void onComplete() {
		close(CloseStatus.GOING_AWAY);
	}

	private boolean write(Frame frame) {
		try {
			this.socket.sendMessage(new TextMessage(this.json.writeValueAsString(frame)));
			return true;
		}
		catch (IOException | IllegalStateException ex) {
			// the client has gone, or reads nothing any more: the socket's end ends the
			// session
			logger.debug("Socket " + this.socket.getId() + " takes no more frames", ex);
			close(CloseStatus.SESSION_NOT_RELIABLE);
			return false;
		}
	}

	private void close(CloseStatus status) {
		try {
			this.socket.close(status);
		}
		catch (IOException | IllegalStateException ex) {
			logger.debug("Socket " + this.socket.getId() + " could not be closed in order", ex);
		}
	}

}
