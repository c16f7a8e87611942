package demo.session;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import demo.Patience;
import io.troupe.ActorSpec;
import io.troupe.JointHandle;
import io.troupe.Spawned;
import io.troupe.runtime.LocalTroupe;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;

import static demo.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.BDDMockito.willAnswer;
import static org.mockito.Mockito.mock;

class OutboundTests {

	private final LocalTroupe troupe = LocalTroupe.builder().build();

	private final CountDownLatch slow = new CountDownLatch(1);

	private final List<String> written = new CopyOnWriteArrayList<>();

	private final WebSocketSession socket = mock(WebSocketSession.class);

	@AfterEach
	void close() {
		this.slow.countDown();
		this.troupe.shutdown(Duration.ofSeconds(10));
	}

	@Test
	void slowClientLosesTheOldestFramesAndIsToldHowMany() throws Exception {
		this.troupe.start();
		given(this.socket.getId()).willReturn("1");
		willAnswer((call) -> {
			this.written.add(call.<TextMessage>getArgument(0).getPayload());
			return this.slow.await(Patience.LIMIT.toSeconds(), TimeUnit.SECONDS);
		}).given(this.socket).sendMessage(any());
		Spawned<JointHandle<String, Frame>> session = this.troupe
			.spawn(ActorSpec.<String, Frame>joint(() -> (name, context) -> context.broadcast(new Frame.Welcome(name)))
				.named("session")
				.buffer(4));
		session.handle().subscribe(new Outbound(this.socket, JsonMapper.builder().build().writerFor(Frame.class)));
		session.handle().send("1");
		await().until(() -> !this.written.isEmpty());

		for (int i = 2; i <= 10; i++) {
			session.handle().send(String.valueOf(i));
		}
		session.stop();
		session.whenStopped().toCompletableFuture().get(Patience.LIMIT.toSeconds(), TimeUnit.SECONDS);
		this.slow.countDown();

		await().untilAsserted(() -> then(this.socket).should().close(CloseStatus.GOING_AWAY));
		assertThat(this.written).containsExactly(welcome(1), "{\"type\":\"lagged\",\"missed\":5}", welcome(7),
				welcome(8), welcome(9), welcome(10));
	}

	private static String welcome(int name) {
		return "{\"type\":\"welcome\",\"name\":\"" + name + "\"}";
	}

}
