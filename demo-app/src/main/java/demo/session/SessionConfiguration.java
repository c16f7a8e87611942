package demo.session;

import java.time.Duration;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.socket.config.annotation.EnableWebSocket;
import org.springframework.web.socket.config.annotation.WebSocketConfigurer;
import org.springframework.web.socket.config.annotation.WebSocketHandlerRegistry;
import org.springframework.web.socket.server.standard.ServletServerContainerFactoryBean;

/**
 * Opens the house to sockets, for pages of the same origin only.
 */
@Configuration(proxyBeanMethods = false)
@EnableWebSocket
class SessionConfiguration implements WebSocketConfigurer {

	private static final int LONGEST_FRAME = 1024;

	private static final Duration LONGEST_SILENCE = Duration.ofMinutes(5);

	private final SessionHandler handler;

	SessionConfiguration(SessionHandler handler) {
		this.handler = handler;
	}

	@Override
	public void registerWebSocketHandlers(WebSocketHandlerRegistry registry) {
		registry.addHandler(this.handler, "/ws/bid");
	}

	@Bean
	ServletServerContainerFactoryBean webSocketLimits() {
		ServletServerContainerFactoryBean limits = new ServletServerContainerFactoryBean();
		limits.setMaxTextMessageBufferSize(LONGEST_FRAME);
		limits.setMaxBinaryMessageBufferSize(LONGEST_FRAME);
		// a client that vanished without a word is let go in the end
		limits.setMaxSessionIdleTimeout(LONGEST_SILENCE.toMillis());
		return limits;
	}

}
