package io.troupe.spring;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

import io.troupe.runtime.LocalTroupe;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationContextAware;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ContextClosedEvent;

/**
 * Lets a signal that comes while the application closes end the drain of its actors at
 * once: needed because the JVM itself takes no notice of a second {@code TERM} or
 * {@code INT}. It listens from the moment the context closes until its beans have gone,
 * passes every signal on to who listened before, and leaves the signal that closes the
 * application alone, and the first one where something else closes it, such as a request
 * before the signal. A signal within a second after the first counts as an echo of that
 * one, since terminals, scripts and build tools often deliver one twice. Where the JVM
 * does not hand signals out, it does nothing.
 *
 * @since 0.1.0
 */
public final class SecondSignal
		implements ApplicationListener<ContextClosedEvent>, ApplicationContextAware, DisposableBean {

	static final Duration ECHO = Duration.ofSeconds(1);

	private static final Log logger = LogFactory.getLog(SecondSignal.class);

	private final LocalTroupe troupe;

	private @Nullable ApplicationContext context;

	// whether something else than a signal closes the context, and none has come yet
	private final AtomicBoolean firstIsToCome = new AtomicBoolean();

	// the two below are written by the thread that closes the context, the first one also
	// by that of a signal

	private volatile long since;

	private volatile List<SignalWatch> watches = List.of();

	/**
	 * Creates a listener.
	 * @param troupe the engine that is to hurry
	 */
	public SecondSignal(LocalTroupe troupe) {
		this.troupe = Objects.requireNonNull(troupe, "'troupe' must not be null");
	}

	@Override
	public void setApplicationContext(ApplicationContext context) {
		this.context = context;
	}

	/**
	 * Begins to listen. Children tell their parents when they close, which is nothing to
	 * their parents.
	 * @param event tells which context closes
	 */
	@Override
	public void onApplicationEvent(ContextClosedEvent event) {
		if (event.getApplicationContext() == this.context && this.watches.isEmpty()) {
			this.firstIsToCome.set(!isJvmEnding());
			this.since = System.nanoTime();
			this.watches = Stream.of("TERM", "INT")
				.map((signal) -> SignalWatch.install(signal, () -> received(signal)))
				.filter(Objects::nonNull)
				.toList();
		}
	}

	private void received(String signal) {
		if (this.firstIsToCome.compareAndSet(true, false)) {
			this.since = System.nanoTime();
			return;
		}
		if (isEcho(System.nanoTime() - this.since)) {
			return;
		}
		logger.warn("Got another signal (" + signal + ") while closing: actors end now, what is left are dead letters");
		this.troupe.hurry();
	}

	static boolean isEcho(long nanosSinceFirst) {
		return nanosSinceFirst < ECHO.toNanos();
	}

	private static boolean isJvmEnding() {
		try {
			// nothing else tells
			Runtime.getRuntime().removeShutdownHook(new Thread());
			return false;
		}
		catch (IllegalStateException ex) {
			return true;
		}
	}

	/** Listens no more. */
	@Override
	public void destroy() {
		this.watches.forEach(SignalWatch::remove);
		this.watches = List.of();
	}

}
