package io.troupe.runtime;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import io.troupe.ActorSpec;
import io.troupe.SinkActor;
import io.troupe.SinkHandle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Executors that do not do what an executor is for. */
class CallerRunsTests {

	private final TestEngine engine = TestEngine.start();

	private final ThreadPoolExecutor saturated = new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS,
			new ArrayBlockingQueue<>(1), new ThreadPoolExecutor.CallerRunsPolicy());

	private final Gate gate = new Gate();

	@AfterEach
	void close() {
		this.gate.open();
		this.engine.close();
		this.saturated.shutdown();
	}

	private SinkHandle<Step> on(Executor executor) {
		return this.engine.spawn(TestEngine.steps().executor(executor)).handle();
	}

	private Executor callerRuns(boolean onlyWhenSaturated) {
		if (!onlyWhenSaturated) {
			return Runnable::run;
		}
		this.saturated.execute(this.gate::hold);
		this.gate.awaitHeld();
		this.saturated.execute(() -> {
		});
		return this.saturated;
	}

	/** Sends what tells on whose stack it is handled. */
	private static CompletableFuture<List<String>> callersOf(SinkHandle<Step> actor) {
		CompletableFuture<List<String>> classes = new CompletableFuture<>();
		actor.send((context) -> classes.complete(
				Arrays.stream(Thread.currentThread().getStackTrace()).map(StackTraceElement::getClassName).toList()));
		return classes;
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void aSenderFromOutsideNeverRunsTheReceiver(boolean onlyWhenSaturated) {
		SinkHandle<Step> actor = on(callerRuns(onlyWhenSaturated));

		CompletableFuture<List<String>> callers = callersOf(actor);

		assertThat(Soon.get(callers)).doesNotContain(CellHandle.class.getName());
		Step.settle(actor);
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void anActorNeverRunsWhomItSendsToAndKeepsItsTurn(boolean onlyWhenSaturated) {
		SinkHandle<Step> receiver = on(callerRuns(onlyWhenSaturated));
		SinkHandle<Step> blocking = this.engine.spawn(TestEngine.steps().blocking()).handle();

		for (SinkHandle<Step> sender : List.of(this.engine.spawnSteps().handle(), blocking, on(Runnable::run))) {
			Probe<String> probe = new Probe<>();
			CompletableFuture<List<String>> callers = Step.ask(sender, (context) -> {
				CompletableFuture<List<String>> sent = callersOf(receiver);
				context.self().send((inside) -> probe.add(inside.name()));
				return sent;
			});

			assertThat(Soon.get(callers)).doesNotContain(CellHandle.class.getName());
			assertThat(probe.next()).isEqualTo(sender.name());
			Step.settle(sender);
		}
		Step.settle(receiver);
	}

	@Test
	void aLongConversationDoesNotGrowTheStack() {
		Executor callerRuns = Runnable::run;
		CompletableFuture<Integer> end = new CompletableFuture<>();
		AtomicInteger failed = new AtomicInteger();
		CompletableFuture<SinkHandle<Integer>> second = new CompletableFuture<>();
		SinkHandle<Integer> first = this.engine
			.spawn(ActorSpec.<Integer>sink(() -> (count, context) -> Soon.get(second).send(count + 1))
				.executor(callerRuns))
			.handle();
		SinkActor<Integer> answering = (count, context) -> {
			if (count < 20_000) {
				first.send(count);
			}
			else {
				end.complete(failed.get());
			}
		};
		second.complete(this.engine.spawn(ActorSpec.<Integer>sink(() -> answering).executor(callerRuns)).handle());

		first.send(0);

		assertThat(Soon.get(end)).isZero();
		assertThat(this.engine.events().failures).isEmpty();
	}

	@Test
	void anExecutorThatFailsAtRandomLosesNoMessage() {
		AtomicInteger calls = new AtomicInteger();
		SinkHandle<Step> actor = on((task) -> {
			switch (calls.getAndIncrement() % 3) {
				case 0 -> throw new IllegalStateException("broken");
				case 1 -> throw new RejectedExecutionException("busy");
				default -> new Thread(task, "fresh").start();
			}
		});
		Probe<Integer> probe = new Probe<>();

		for (int message = 0; message < 12; message++) {
			int number = message;
			actor.send((context) -> probe.add(number));
			assertThat(probe.next()).isEqualTo(number);
		}

		Step.settle(actor);
	}

}
