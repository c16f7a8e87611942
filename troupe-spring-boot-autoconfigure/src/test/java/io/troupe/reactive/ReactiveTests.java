package io.troupe.reactive;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

import io.troupe.ActorSpec;
import io.troupe.JointHandle;
import io.troupe.MailboxOptions;
import io.troupe.Overflow;
import io.troupe.SinkActor;
import io.troupe.SinkContext;
import io.troupe.SinkHandle;
import io.troupe.Source;
import io.troupe.StreamHandle;
import io.troupe.runtime.LocalTroupe;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.awaitility.Awaitility.await;

/**
 * Tests for {@link Reactive}, with Reactor on the other side.
 */
class ReactiveTests {

	private static final Duration LIMIT = Duration.ofSeconds(20);

	private static final int MANY = 10_000;

	private static final int WINDOW = 16;

	private static final List<Integer> ALL = IntStream.rangeClosed(1, MANY).boxed().toList();

	private final LocalTroupe troupe = LocalTroupe.builder().build();

	@BeforeEach
	void start() {
		this.troupe.start();
	}

	@AfterEach
	void stop() {
		this.troupe.close();
	}

	@Test
	void fluxIsAttachedInOrderAndWithBoundedDemand() throws Exception {
		AtomicLong requested = new AtomicLong();
		AtomicLong handled = new AtomicLong();
		AtomicLong mostInFlight = new AtomicLong();
		Flux<Integer> numbers = Flux.range(1, MANY).doOnRequest((n) -> {
			long inFlight = requested.addAndGet(n) - handled.get();
			mostInFlight.accumulateAndGet(inFlight, Math::max);
		});
		CompletableFuture<List<Integer>> heard = new CompletableFuture<>();

		this.troupe.add(ActorSpec.sink(() -> new Collector(numbers, handled, heard)).named("collector"));

		assertThat(heard.get(20, TimeUnit.SECONDS)).isEqualTo(ALL);
		assertThat(mostInFlight).hasValueBetween(1, WINDOW);
	}

	@Test
	void errorOfAFluxReachesTheActor() throws Exception {
		CompletableFuture<List<Integer>> heard = new CompletableFuture<>();
		Flux<Integer> broken = Flux.just(1, 2).concatWith(Flux.error(new IllegalStateException("broken")));

		this.troupe.add(ActorSpec.sink(() -> new Collector(broken, new AtomicLong(), heard)).named("collector"));

		assertThat(heard.get(20, TimeUnit.SECONDS)).containsExactly(1, 2, Collector.BROKEN);
	}

	@Test
	void broadcastIsAFluxThatCanBeCancelled() throws Exception {
		JointHandle<Integer, Integer> echo = echo();
		CompletableFuture<List<Integer>> three = Flux.from(Reactive.of(echo)).take(3).collectList().toFuture();
		await().atMost(LIMIT).until(() -> subscribers() == 1);

		for (int number = 1; number <= 5; number++) {
			echo.send(number);
		}

		assertThat(three.get(20, TimeUnit.SECONDS)).containsExactly(1, 2, 3);
		await().atMost(LIMIT).until(() -> subscribers() == 0);
	}

	@Test
	void broadcastCompletesWithItsActor() throws Exception {
		JointHandle<Integer, Integer> echo = echo();
		CompletableFuture<List<Integer>> all = Flux.from(Reactive.of(echo)).collectList().toFuture();
		await().atMost(LIMIT).until(() -> subscribers() == 1);
		echo.send(7);

		this.troupe.close();

		assertThat(all.get(20, TimeUnit.SECONDS)).containsExactly(7);
	}

	@Test
	void fluxIsPointedAtAnActorFromOutsideWithoutOverflow() throws Exception {
		BlockingQueue<Integer> heard = new LinkedBlockingQueue<>();
		SinkHandle<Integer> sink = this.troupe.add(ActorSpec.<Integer>sink(() -> (number, context) -> heard.add(number))
			.named("sink")
			.mailbox(MailboxOptions.of(8, Overflow.REJECT)));

		Flux.range(1, MANY).subscribe(Reactive.subscriber(sink));

		for (int number : ALL) {
			assertThat(heard.poll(20, TimeUnit.SECONDS)).isEqualTo(number);
		}
		assertThat(this.troupe.find("sink").orElseThrow().refused()).isZero();
	}

	@Test
	void nullIsRefused() {
		assertThatNullPointerException().isThrownBy(() -> Reactive.from((Publisher<String>) null))
			.withMessage("'publisher' must not be null");
		assertThatNullPointerException().isThrownBy(() -> Reactive.of((StreamHandle<String>) null))
			.withMessage("'handle' must not be null");
		assertThatNullPointerException().isThrownBy(() -> Reactive.subscriber((SinkHandle<String>) null))
			.withMessage("'handle' must not be null");
	}

	private JointHandle<Integer, Integer> echo() {
		return this.troupe
			.add(ActorSpec.<Integer, Integer>joint(() -> (number, context) -> context.broadcast(number)).named("echo"));
	}

	private int subscribers() {
		return this.troupe.find("echo").orElseThrow().streams().subscribers().size();
	}

	/** Collects what a publisher emits until it ends. */
	private static final class Collector implements SinkActor<Integer> {

		static final int BROKEN = -2;

		private static final int END = -1;

		private final Publisher<Integer> source;

		private final AtomicLong handled;

		private final CompletableFuture<List<Integer>> result;

		private final List<Integer> heard = new ArrayList<>();

		Collector(Publisher<Integer> source, AtomicLong handled, CompletableFuture<List<Integer>> result) {
			this.source = source;
			this.handled = handled;
			this.result = result;
		}

		@Override
		public void onStart(SinkContext<Integer> context) {
			context.attach(Source.<Integer, Integer>of(Reactive.from(this.source), (number) -> number)
				.window(WINDOW)
				.onComplete(() -> END)
				.onError((failure) -> BROKEN));
		}

		@Override
		public void onMessage(Integer number, SinkContext<Integer> context) {
			if (number != END) {
				this.heard.add(number);
			}
			if (number < 0) {
				this.result.complete(List.copyOf(this.heard));
			}
			this.handled.incrementAndGet();
		}

	}

}
