package io.troupe.runtime;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.troupe.ActorStoppedException;
import io.troupe.DeadLetter;
import io.troupe.SinkHandle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Executors of the application's that do not take a turn: what was accepted is handled
 * all the same, or accounted for.
 */
class BrokenExecutorTests {

	private static final int MESSAGES = 1_000;

	private final ExecutorService executor = Executors.newFixedThreadPool(2);

	private final TestEngine engine = TestEngine.start();

	@AfterEach
	void close() {
		this.engine.close();
		this.executor.shutdownNow();
	}

	private SinkHandle<Step> on(Executor executor) {
		return this.engine.spawn(TestEngine.steps().executor(executor)).handle();
	}

	private static List<Integer> numbers() {
		return IntStream.range(0, MESSAGES).boxed().toList();
	}

	@Test
	void oneThatIsShutDownMeanwhileLosesNoMessageAndIsToldOfOnce() {
		try (Warnings warnings = Warnings.record()) {
			SinkHandle<Step> actor = on(this.executor);
			Probe<Integer> probe = new Probe<>();

			for (int message = 0; message < MESSAGES; message++) {
				int number = message;
				actor.send((context) -> probe.add(number));
				if (message == MESSAGES / 2) {
					this.executor.shutdown();
				}
			}

			assertThat(probe.next(MESSAGES)).isEqualTo(numbers());
			Step.settle(actor);
			warnings.await("did not take its turn");
			assertThat(warnings.lines()).filteredOn((line) -> line.contains("did not take its turn")).hasSize(1);
		}
	}

	static Stream<Throwable> failures() {
		return Stream.of(new RejectedExecutionException("thrown by a test"),
				new IllegalStateException("thrown by a test"), new AssertionError("thrown by a test"),
				new NoClassDefFoundError("thrown by a test"), new StackOverflowError("thrown by a test"),
				new OutOfMemoryError("unable to create native thread"), new Exception("thrown by a test, undeclared"));
	}

	@ParameterizedTest
	@MethodSource("failures")
	void oneThatAlwaysThrowsLeavesTheWorkToTheWorkers(Throwable failure) {
		SinkHandle<Step> actor = on((task) -> sneak(failure));
		Probe<Integer> probe = new Probe<>();

		for (int message = 0; message < MESSAGES; message++) {
			int number = message;
			actor.send((context) -> probe.add(number));
		}

		assertThat(probe.next(MESSAGES)).isEqualTo(numbers());
		assertThat(Step.<String>ask(actor, (context) -> Thread.currentThread().getName())).startsWith("troupe-worker");
		assertThat(this.engine.snapshot(actor).failed()).isZero();
	}

	@SuppressWarnings("unchecked")
	private static <T extends Throwable> void sneak(Throwable failure) throws T {
		throw (T) failure;
	}

	@Test
	void oneThatTakesATurnAndThrowsOrRunsItTwiceDoesNotTakeItTwice() {
		SinkHandle<Step> actor = on((task) -> {
			this.executor.execute(task);
			this.executor.execute(task);
			throw new IllegalStateException("thrown by a test");
		});
		AtomicInteger inside = new AtomicInteger();
		Probe<Integer> probe = new Probe<>();

		for (int message = 0; message < MESSAGES; message++) {
			int number = message;
			actor.send((context) -> {
				int together = inside.incrementAndGet();
				probe.add((together == 1) ? number : -1);
				inside.decrementAndGet();
			});
		}

		assertThat(probe.next(MESSAGES)).isEqualTo(numbers());
	}

	@Test
	void oneThatDropsATurnHoldsItsActorUpAndNoMessageIsLostUnseen() {
		ThreadPoolExecutor dropping = new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(1),
				new ThreadPoolExecutor.DiscardPolicy());
		Gate gate = new Gate();
		try {
			dropping.execute(gate::hold);
			gate.awaitHeld();
			dropping.execute(() -> {
			});
			SinkHandle<Step> actor = on(dropping);
			SinkHandle<Step> other = this.engine.spawnSteps().handle();

			actor.send((context) -> {
			});
			CompletableFuture<Boolean> answer = actor.ask((reply) -> (context) -> reply.send(true));
			Step.settle(other);
			this.engine.troupe().shutdown(Duration.ofMillis(50));

			assertThat(Soon.failureOf(answer)).isInstanceOf(ActorStoppedException.class);
			assertThat(this.engine.events().deadLetters).extracting(DeadLetter::reason)
				.containsExactly(DeadLetter.Reason.SHUTDOWN, DeadLetter.Reason.SHUTDOWN);
		}
		finally {
			gate.open();
			dropping.shutdown();
		}
	}

}
