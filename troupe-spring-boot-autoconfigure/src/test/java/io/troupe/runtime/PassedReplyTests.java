package io.troupe.runtime;

import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

import io.troupe.ActorSpec;
import io.troupe.Reply;
import io.troupe.SinkActor;
import io.troupe.SinkContext;
import io.troupe.SinkHandle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Handlers that seem to block in a circle although the answer comes from somewhere else.
 */
class PassedReplyTests {

	private final TestEngine engine = TestEngine
		.start((builder) -> builder.parallelism(4).askTimeout(Duration.ofHours(1)).blockedWarning(Duration.ZERO));

	@AfterEach
	void close() {
		this.engine.close();
	}

	private SinkHandle<Step> spawn(String name, boolean blocking) {
		return this.engine.spawn(TestEngine.steps().named(name).blocking(blocking)).handle();
	}

	/** Asks {@code actor}, which only keeps the reply. */
	private static CompletableFuture<String> askForLater(SinkHandle<Step> actor, Probe<Reply<String>> kept) {
		return actor.ask((Reply<String> reply) -> (context) -> kept.add(reply));
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void aReplyThatWasPassedOnIsWaitedFor(boolean blocking) {
		SinkHandle<Step> cart = spawn("cart", blocking);
		SinkHandle<Step> prices = spawn("prices", blocking);
		SinkHandle<Step> expert = spawn("expert", blocking);
		Probe<Reply<String>> passed = new Probe<>();
		CompletableFuture<String> first = Circle.question(cart, (context) -> askForLater(prices, passed).join());
		Reply<String> reply = passed.next();
		Circle.awaitStandstill(cart);

		CompletableFuture<String> second = Circle.question(prices, (context) -> Circle.name(cart).join());
		Circle.awaitStandstill(prices);
		expert.send((context) -> reply.send("from " + context.name()));

		assertThat(Soon.get(first)).isEqualTo("from " + expert.name());
		assertThat(Soon.get(second)).isEqualTo(cart.name());
	}

	@Test
	void soItIsWhenTheOtherBlocksLast() {
		SinkHandle<Step> cart = spawn("cart", true);
		SinkHandle<Step> prices = spawn("prices", true);
		Probe<Reply<String>> passed = new Probe<>();
		Gate gate = new Gate();
		CompletableFuture<String> first = Circle.question(cart, (context) -> {
			CompletableFuture<String> answer = askForLater(prices, passed);
			gate.hold();
			return answer.join();
		});
		Reply<String> reply = passed.next();
		CompletableFuture<String> second = Circle.question(prices, (context) -> Circle.name(cart).join());
		Circle.awaitStandstill(prices);

		gate.open();
		Circle.awaitStandstill(cart);
		reply.send("from elsewhere");

		assertThat(Soon.get(first)).isEqualTo("from elsewhere");
		assertThat(Soon.get(second)).isEqualTo(cart.name());
	}

	@Test
	void soItIsInALongerChain() {
		SinkHandle<Step> cart = spawn("cart", true);
		SinkHandle<Step> prices = spawn("prices", true);
		SinkHandle<Step> stock = spawn("stock", true);
		Probe<Reply<String>> passed = new Probe<>();
		CompletableFuture<String> first = Circle.question(cart, (context) -> askForLater(prices, passed).join());
		Reply<String> reply = passed.next();
		CompletableFuture<String> second = Circle.question(stock, (context) -> Circle.name(cart).join());
		Circle.awaitStandstill(cart);
		Circle.awaitStandstill(stock);

		CompletableFuture<String> third = Circle.question(prices, (context) -> Circle.name(stock).join());
		Circle.awaitStandstill(prices);
		reply.send("from elsewhere");

		assertThat(Soon.get(first)).isEqualTo("from elsewhere");
		assertThat(Soon.get(second)).isEqualTo(cart.name());
		assertThat(Soon.get(third)).isEqualTo(stock.name());
	}

	@Test
	void anActorMayWaitForAnAnswerThatItLeftToAnother() {
		SinkHandle<Step> cart = spawn("cart", true);
		SinkHandle<Step> expert = spawn("expert", false);
		CompletableFuture<CompletableFuture<String>> asked = new CompletableFuture<>();
		Probe<Reply<String>> passed = new Probe<>();
		cart.send((context) -> asked.complete(askForLater(context.self(), passed)));
		Reply<String> reply = passed.next();

		CompletableFuture<String> answer = Circle.question(cart, (context) -> Soon.get(asked).join());
		Circle.awaitStandstill(cart);
		expert.send((context) -> reply.send("from " + context.name()));

		assertThat(Soon.get(answer)).isEqualTo("from " + expert.name());
	}

	@Test
	void aQuestionThatWasPutAsideIsWaitedFor() {
		SinkHandle<Step> cart = spawn("cart", true);
		SinkHandle<Step> prices = spawn("prices", true);
		CompletableFuture<CompletableFuture<String>> asked = new CompletableFuture<>();
		CompletableFuture<String> first = Circle.question(cart, (context) -> {
			CompletableFuture<String> answer = prices.ask((Reply<String> reply) -> new PutAside());
			asked.complete(answer);
			return answer.join();
		});
		Circle.awaitStandstill(cart);
		Step.settle(prices);

		CompletableFuture<String> second = Circle.question(prices, (context) -> Circle.name(cart).join());
		Circle.awaitStandstill(prices);
		Soon.get(asked).complete("by hand");

		assertThat(Soon.get(first)).isEqualTo("by hand");
		assertThat(Soon.get(second)).isEqualTo(cart.name());
	}

	@Test
	void aStageThatNeedsOnlyOneOfTwoAnswersIsWaitedFor() {
		SinkHandle<Step> cart = spawn("cart", true);
		SinkHandle<Step> prices = spawn("prices", true);
		CompletableFuture<String> other = new CompletableFuture<>();
		AtomicBoolean blocks = new AtomicBoolean();
		Gate gate = new Gate();

		CompletableFuture<String> answer = Circle.question(cart, (context) -> Circle.question(prices, (inside) -> {
			CompletableFuture<String> either = Circle.name(cart).applyToEither(other, (name) -> name);
			gate.hold();
			blocks.set(true);
			return either.join();
		}).join());
		gate.awaitHeld();
		Circle.awaitStandstill(cart);
		gate.open();
		Soon.until("it blocks", () -> blocks.get() && Circle.parked(prices));
		other.complete("the other");

		assertThat(Soon.get(answer)).isEqualTo("the other");
	}

	@Test
	void eitherOfTwoIsTheFirstToComeOrItsFailure() {
		SinkHandle<Step> cart = spawn("cart", false);
		CompletableFuture<String> never = new CompletableFuture<>();

		CompletableFuture<String> answered = Circle.name(cart)
			.applyToEither(never, (name) -> name.toUpperCase(Locale.ROOT));
		CompletableFuture<String> failed = cart
			.<String>ask((reply) -> (context) -> reply.fail(new IllegalStateException("failed")))
			.applyToEitherAsync(never, (name) -> name.toUpperCase(Locale.ROOT));

		assertThat(Soon.get(answered)).isEqualTo(cart.name().toUpperCase(Locale.ROOT));
		assertThat(Soon.failureOf(failed)).isInstanceOf(IllegalStateException.class).hasMessage("failed");
	}

	@Test
	void anInstanceThatStartsIsNotAtTheQuestionThatCameLast() {
		SinkHandle<Step> cart = spawn("cart", true);
		Probe<Reply<String>> passed = new Probe<>();
		AtomicBoolean again = new AtomicBoolean();
		CompletableFuture<String> named = new CompletableFuture<>();
		SinkHandle<Step> prices = this.engine
			.spawn(ActorSpec.<Step>sink(() -> new Restarting(again.getAndSet(true), () -> {
				Circle.awaitStandstill(cart);
				named.complete(Circle.name(cart).join());
			})).named("prices").blocking())
			.handle();

		CompletableFuture<String> answer = Circle.question(cart,
				(context) -> prices.ask((Reply<String> reply) -> (inside) -> {
					this.engine.troupe().restart(inside.name());
					passed.add(reply);
				}).join());
		Reply<String> reply = passed.next();
		Circle.awaitStandstill(prices);
		reply.send("from elsewhere");

		assertThat(Soon.get(answer)).isEqualTo("from elsewhere");
		assertThat(Soon.get(named)).isEqualTo(cart.name());
		Step.settle(prices);
	}

	/** Puts itself aside. */
	private static final class PutAside implements Step {

		@Override
		public void take(SinkContext<Step> context) {
			context.stash(this);
		}

	}

	/** Does something when it starts another time. */
	private record Restarting(boolean again, Runnable start) implements SinkActor<Step> {

		@Override
		public void onStart(SinkContext<Step> context) {
			if (this.again) {
				this.start.run();
			}
		}

		@Override
		public void onMessage(Step step, SinkContext<Step> context) throws Exception {
			step.take(context);
		}

	}

}
