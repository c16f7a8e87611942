package io.troupe.runtime;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

import io.troupe.ActorSpec;
import io.troupe.AskCycleException;
import io.troupe.SinkActor;
import io.troupe.SinkContext;
import io.troupe.SinkHandle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/** Handlers that block on asks in a circle. An ask by itself ends after an hour here. */
class AskCycleTests {

	private final TestEngine engine = TestEngine
		.start((builder) -> builder.parallelism(4).askTimeout(Duration.ofHours(1)).blockedWarning(Duration.ZERO));

	@AfterEach
	void close() {
		this.engine.close();
	}

	private SinkHandle<Step> spawn(String name, boolean blocking) {
		ActorSpec<SinkHandle<Step>> spec = TestEngine.steps()
			.named(name)
			.blocking(blocking)
			.supervision(TestEngine.RESTART_AT_ONCE);
		return this.engine.spawn(spec).handle();
	}

	private static Throwable root(Throwable failure) {
		Throwable root = failure;
		while (root.getCause() != null) {
			root = root.getCause();
		}
		return root;
	}

	/**
	 * Asks the next in the circle, in the turn of one of it, which asks the one after it,
	 * until the last asks the first. Each lets the one before block first.
	 */
	private static String askAround(List<SinkHandle<Step>> circle, int number) {
		int next = number + 1;
		if (next == circle.size()) {
			return Circle.name(circle.get(0)).join();
		}
		return Circle.question(circle.get(next), (context) -> {
			Circle.awaitStandstill(circle.get(number));
			return askAround(circle, next);
		}).join();
	}

	/** Asks for the name of {@code actor} once it blocks. */
	private static CompletableFuture<String> askBack(SinkHandle<Step> actor) {
		Circle.awaitStandstill(actor);
		return Circle.name(actor);
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void theSecondOfTwoToBlockIsToldAtOnceAndWhoAskedItHearsOfIt(boolean blocking) {
		SinkHandle<Step> cart = spawn("cart", blocking);
		SinkHandle<Step> prices = spawn("prices", blocking);

		Throwable thrown = Step.ask(cart,
				(context) -> catchThrowable(() -> Circle.question(prices, (inside) -> askBack(cart).join()).join()));

		assertThat(thrown).isInstanceOf(CompletionException.class);
		assertThat(thrown.getCause()).isInstanceOfSatisfying(AskCycleException.class, (cycle) -> {
			assertThat(cycle.actorName()).isEqualTo("prices-2");
			assertThat(cycle.path()).containsExactly("prices-2", "cart-1", "prices-2");
		})
			.hasMessage("Actor 'prices-2' must not block on an ask to actor 'cart-1': the answer waits for the handler "
					+ "that blocks, prices-2 -> cart-1 -> prices-2. Use pipeToSelf instead in one of them");
		Step.settle(cart);
		Step.settle(prices);
	}

	@ParameterizedTest
	@ValueSource(ints = { 3, 4, 40 })
	void aCircleOfAnyLengthIsFound(int length) {
		List<SinkHandle<Step>> circle = Stream.generate(() -> spawn("link", true)).limit(length).toList();

		Throwable thrown = Step.ask(circle.get(0), (context) -> catchThrowable(() -> askAround(circle, 0)));

		List<String> path = new ArrayList<>(circle.stream().map(SinkHandle::name).toList());
		path.add(0, path.get(length - 1));
		assertThat(root(thrown)).isInstanceOfSatisfying(AskCycleException.class,
				(cycle) -> assertThat(cycle.path()).isEqualTo(path));
		circle.forEach(Step::settle);
	}

	static Stream<Named<Way>> ways() {
		return Stream.of(Named.of("join", CompletableFuture::join), Named.of("get", CompletableFuture::get),
				Named.of("get with a timeout", (answer) -> answer.get(1, TimeUnit.HOURS)),
				Named.of("thenApply", (answer) -> answer.thenApply(String::length).join()),
				Named.of("two stages", (answer) -> answer.thenApplyAsync(String::length).thenAccept((length) -> {
				}).get()), Named.of("handle", (answer) -> answer.handle((name, failure) -> true).join()),
				Named.of("copy", (answer) -> answer.copy().get(1, TimeUnit.HOURS)),
				Named.of("thenCombine",
						(answer) -> answer.thenCombine(CompletableFuture.completedFuture("x"), String::concat).join()),
				Named.of("thenCompose", (answer) -> answer.thenCompose(CompletableFuture::completedFuture).join()),
				Named.of("orTimeout", (answer) -> answer.orTimeout(1, TimeUnit.HOURS).join()));
	}

	@ParameterizedTest
	@MethodSource("ways")
	void itIsFoundWhicheverWayAHandlerBlocks(Way way) {
		SinkHandle<Step> cart = spawn("cart", false);
		SinkHandle<Step> prices = spawn("prices", false);

		Throwable thrown = Step.ask(cart,
				(context) -> Circle.question(prices, (inside) -> catchThrowable(() -> way.await(askBack(cart))))
					.join());

		assertThat(thrown).isInstanceOf(AskCycleException.class);
	}

	@ParameterizedTest
	@MethodSource("ways")
	void itIsFoundWhicheverWayTheOthersBlock(Way way) {
		SinkHandle<Step> cart = spawn("cart", false);
		SinkHandle<Step> prices = spawn("prices", false);
		Probe<Throwable> told = new Probe<>();

		Step.ask(cart, (context) -> way.await(Circle.question(prices, (inside) -> {
			told.add(catchThrowable(() -> askBack(cart).join()));
			return "asked";
		})));

		assertThat(told.next()).isInstanceOf(AskCycleException.class);
	}

	@Test
	void questionsThatNobodyHasTakenMakeACircle() {
		SinkHandle<Step> cart = spawn("cart", true);
		SinkHandle<Step> prices = spawn("prices", true);
		CompletableFuture<Throwable> told = new CompletableFuture<>();
		Gate gate = new Gate();
		prices.send((context) -> {
			gate.hold();
			told.complete(catchThrowable(() -> Circle.name(cart).join()));
		});
		gate.awaitHeld();
		CompletableFuture<String> answered = Circle.question(cart, (context) -> Circle.name(prices).join());
		Circle.awaitStandstill(cart);

		gate.open();

		assertThat(Soon.get(told)).isInstanceOf(AskCycleException.class);
		assertThat(Soon.get(answered)).isEqualTo(prices.name());
	}

	@Test
	void aStandstillBeforeTheCircleIsNoPartOfIt() {
		SinkHandle<Step> shop = spawn("shop", true);
		SinkHandle<Step> cart = spawn("cart", true);
		SinkHandle<Step> prices = spawn("prices", true);

		Throwable thrown = Step.ask(shop, (context) -> catchThrowable(
				() -> Circle.question(cart, (inside) -> askAround(List.of(cart, prices), 0)).join()));

		assertThat(root(thrown)).isInstanceOfSatisfying(AskCycleException.class,
				(cycle) -> assertThat(cycle.path()).containsExactly("prices-3", "cart-2", "prices-3"));
	}

	@Test
	void anInstanceThatStartsClosesACircleAsWell() {
		SinkHandle<Step> cart = spawn("cart", true);
		CompletableFuture<Throwable> told = new CompletableFuture<>();

		String answer = Step.ask(cart, (context) -> {
			SinkHandle<Step> prices = this.engine
				.spawn(ActorSpec
					.<Step>sink(() -> new Starting(() -> told.complete(catchThrowable(() -> askBack(cart).join()))))
					.named("prices")
					.blocking())
				.handle();
			return Circle.name(prices).join();
		});

		assertThat(Soon.get(told)).isInstanceOf(AskCycleException.class);
		assertThat(answer).isEqualTo("prices-2");
	}

	@Test
	void actorsOfTwoEnginesMakeACircle() {
		try (TestEngine other = TestEngine.start((builder) -> builder.askTimeout(Duration.ofHours(1)))) {
			SinkHandle<Step> cart = spawn("cart", true);
			SinkHandle<Step> prices = other.spawn(TestEngine.steps().named("prices").blocking()).handle();

			Throwable thrown = Step.ask(cart, (context) -> catchThrowable(
					() -> Circle.question(prices, (inside) -> askBack(cart).join()).join()));

			assertThat(root(thrown)).isInstanceOf(AskCycleException.class);
		}
	}

	@Test
	void aTurnThatRunsWithinAnotherMustNotWaitForThatOne() {
		List<Runnable> tasks = new ArrayList<>();
		SinkHandle<Step> outer = spawn("outer", true);
		SinkHandle<Step> inner = this.engine.spawn(TestEngine.steps().named("inner").executor(new FirstHeldBack(tasks)))
			.handle();

		Throwable thrown = Step.ask(outer, (context) -> {
			CompletableFuture<Throwable> told = Circle.question(inner,
					(inside) -> catchThrowable(() -> Circle.name(outer).join()));
			tasks.get(0).run();
			return told.join();
		});

		assertThat(thrown).isInstanceOfSatisfying(AskCycleException.class,
				(cycle) -> assertThat(cycle.path()).containsExactly("inner-2", "outer-1", "inner-2"));
	}

	@Test
	void aWaitThatIsOverIsForgotten() {
		SinkHandle<Step> cart = spawn("cart", true);
		SinkHandle<Step> prices = spawn("prices", true);
		Gate gate = new Gate();
		prices.send((context) -> gate.hold());
		gate.awaitHeld();

		Throwable thrown = Step.ask(cart, (context) -> {
			Throwable timeout = catchThrowable(() -> Circle.name(prices).get(1, TimeUnit.MILLISECONDS));
			Thread.currentThread().interrupt();
			Throwable interrupt = catchThrowable(() -> Circle.name(prices).get());
			assertThat(timeout).isInstanceOf(TimeoutException.class);
			return interrupt;
		});

		assertThat(thrown).isInstanceOf(InterruptedException.class);
		assertThat(Circle.waits(cart)).isFalse();
		gate.open();
		String answer = Step.ask(cart, (context) -> Circle.name(prices).join());
		assertThat(answer).isEqualTo("prices-2");
		assertThat(Circle.waits(cart)).isFalse();
	}

	@Test
	void toLookForAnAnswerWithoutWaitingIsNoWait() {
		SinkHandle<Step> cart = spawn("cart", false);
		SinkHandle<Step> prices = spawn("prices", false);

		Throwable thrown = Step.ask(cart,
				(context) -> Circle
					.question(prices, (inside) -> catchThrowable(() -> askBack(cart).get(0, TimeUnit.SECONDS)))
					.join());

		assertThat(thrown).isInstanceOf(TimeoutException.class);
	}

	@FunctionalInterface
	interface Way {

		Object await(CompletableFuture<String> answer)
				throws ExecutionException, InterruptedException, TimeoutException;

	}

	/** Leaves its first task to the test, and runs the others on threads of their own. */
	private record FirstHeldBack(List<Runnable> tasks) implements Executor {

		@Override
		public void execute(Runnable task) {
			if (this.tasks.isEmpty()) {
				this.tasks.add(task);
			}
			else {
				new Thread(task, "later").start();
			}
		}

	}

	/** Does something before it takes its first step. */
	private record Starting(Runnable start) implements SinkActor<Step> {

		@Override
		public void onStart(SinkContext<Step> context) {
			this.start.run();
		}

		@Override
		public void onMessage(Step step, SinkContext<Step> context) throws Exception {
			step.take(context);
		}

	}

}
