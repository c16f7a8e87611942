package io.troupe.runtime;

import java.time.Duration;

import io.troupe.ActorSpec;
import io.troupe.SinkHandle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a thread leaves to its children, such as who is logged in, is none of an actor's.
 */
class InheritedThreadLocalTests {

	private static final InheritableThreadLocal<String> USER = new InheritableThreadLocal<>();

	private final Probe<String> seen = new Probe<>();

	@BeforeEach
	void logIn() {
		USER.set("somebody");
	}

	@AfterEach
	void logOut() {
		USER.remove();
	}

	private void look() {
		this.seen.add("user " + USER.get());
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void aSendersIsNotSeen(boolean blocking) {
		try (TestEngine engine = TestEngine.start()) {
			SinkHandle<Step> actor = engine.spawn(ActorSpec.<Step>sink(() -> {
				look();
				return (step, context) -> step.take(context);
			}).blocking(blocking)).handle();

			actor.send((context) -> look());

			assertThat(this.seen.next(2)).containsOnly("user null");
		}
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void aSchedulersIsNotSeenWhenTheTimerFires(boolean blocking) {
		try (TestEngine engine = TestEngine.start((builder) -> builder.throughput(1))) {
			SinkHandle<Step> actor = engine.spawn(TestEngine.steps().blocking(blocking)).handle();

			actor.send((context) -> context.schedule(Duration.ofMillis(1), (inside) -> look()));

			assertThat(this.seen.next()).isEqualTo("user null");
		}
	}

	@Test
	void anotherActorsIsNotSeen() {
		try (TestEngine engine = TestEngine.start()) {
			SinkHandle<Step> sender = engine.spawn(TestEngine.steps().blocking()).handle();
			SinkHandle<Step> receiver = engine.spawn(TestEngine.steps().blocking()).handle();

			sender.send((context) -> {
				USER.set("the sender");
				try {
					receiver.send((inside) -> look());
				}
				finally {
					USER.remove();
				}
			});

			assertThat(this.seen.next()).isEqualTo("user null");
		}
	}

}
