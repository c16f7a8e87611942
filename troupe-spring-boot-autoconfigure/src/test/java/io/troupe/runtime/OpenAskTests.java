package io.troupe.runtime;

import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.stream.Stream;

import io.troupe.ActorStoppedException;
import io.troupe.Reply;
import io.troupe.SinkHandle;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Asks that are still open when the engine shuts down. */
class OpenAskTests {

	private static final Duration BUDGET = Duration.ofSeconds(5);

	static Stream<Named<Consumer<LocalTroupeBuilder>>> times() {
		return Stream.of(Named.of("manual time", (builder) -> builder.timeSource(new ManualTime())),
				Named.of("system time", (builder) -> builder.askTimeout(Duration.ofHours(1))));
	}

	private static SinkHandle<Reply<String>> keeper(TestEngine engine, Probe<Reply<String>> kept) {
		return engine.<Reply<String>>spawn("keeper", (reply, context) -> kept.add(reply)).handle();
	}

	private static CompletableFuture<String> ask(SinkHandle<Reply<String>> actor) {
		return actor.ask((Reply<String> reply) -> reply);
	}

	@ParameterizedTest
	@MethodSource("times")
	void anAskWhoseReplyWasKeptFailsWithTheShutdown(Consumer<LocalTroupeBuilder> settings) {
		TestEngine engine = TestEngine.start(settings);
		Probe<Reply<String>> kept = new Probe<>();
		CompletableFuture<String> answer = ask(keeper(engine, kept));
		Reply<String> reply = kept.next();

		engine.troupe().shutdown(BUDGET);

		assertThat(Soon.failureOf(answer)).isInstanceOf(ActorStoppedException.class);
		assertThat(reply.send("too late")).isFalse();
	}

	@ParameterizedTest
	@MethodSource("times")
	void anAskAfterTheShutdownFailsAtOnce(Consumer<LocalTroupeBuilder> settings) {
		TestEngine engine = TestEngine.start(settings);
		SinkHandle<Reply<String>> actor = keeper(engine, new Probe<>());
		engine.troupe().shutdown(BUDGET);

		CompletableFuture<String> answer = ask(actor);

		assertThat(answer).isCompletedExceptionally();
		assertThat(Soon.failureOf(answer)).isInstanceOf(ActorStoppedException.class);
	}

	@Test
	void noAskMadeDuringAShutdownStaysOpen() {
		for (int round = 0; round < 20; round++) {
			TestEngine engine = TestEngine.start();
			Probe<Reply<String>> kept = new Probe<>();
			SinkHandle<Reply<String>> actor = keeper(engine, kept);
			Queue<CompletableFuture<String>> answers = new ConcurrentLinkedQueue<>();

			Stress.concurrently(3, round, (random, number) -> {
				if (number == 0) {
					kept.next();
					engine.troupe().shutdown(BUDGET);
				}
				else {
					askUntilRefused(actor, answers);
				}
			});

			assertThat(answers).isNotEmpty()
				.allSatisfy((answer) -> assertThat(Soon.failureOf(answer)).isInstanceOf(ActorStoppedException.class));
		}
	}

	@Test
	void asksThatStayOpenNextToEachOtherTakeNoMoreRoomThanTheyNeed() {
		try (TestEngine engine = TestEngine.start()) {
			SinkHandle<Reply<String>> keeper = keeper(engine, new Probe<>());
			SinkHandle<Reply<String>> answerer = engine
				.<Reply<String>>spawn("answerer", (reply, context) -> reply.send("yes"))
				.handle();
			OpenAsks asks = ((CellHandle) (SinkHandle<?>) keeper).engine().openAsks();
			long places = asks.places();
			Stream.generate(() -> ask(keeper)).limit(20).forEach((answer) -> assertThat(answer).isNotDone());

			for (int i = 0; i < 20_000; i++) {
				Soon.get(ask(answerer));
			}

			assertThat(asks.places()).isEqualTo(places);
		}
	}

	private static void askUntilRefused(SinkHandle<Reply<String>> actor, Queue<CompletableFuture<String>> answers) {
		boolean open = true;
		while (open && answers.size() < 1_000_000) {
			CompletableFuture<String> answer = ask(actor);
			answers.add(answer);
			open = !answer.isCompletedExceptionally();
		}
	}

}
