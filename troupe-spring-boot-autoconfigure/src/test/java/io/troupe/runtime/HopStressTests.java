package io.troupe.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

import io.troupe.ActorSnapshot;
import io.troupe.ActorSpec;
import io.troupe.MailboxOptions;
import io.troupe.Overflow;
import io.troupe.SinkActor;
import io.troupe.SinkContext;
import io.troupe.SinkHandle;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tokens that hop between actors at random, through mailboxes so small that actors are
 * muted all the time: never two threads in one actor, and no token is ever held up.
 */
class HopStressTests {

	private static final int ACTORS = 60;

	private static final int TOKENS = 240;

	@Test
	void everyTokenMakesAllItsHops() {
		run(1_000, 5);
	}

	@Test
	@Tag("stress")
	void everyTokenMakesAllItsHopsInTheLongRun() {
		run(20_000, 10);
	}

	private void run(int hops, int rounds) {
		long seed = Stress.seed("hops");
		for (int round = 0; round < rounds; round++) {
			new Round(new Random(seed + round), hops).run();
		}
		Stress.report("hops", rounds + " rounds of " + TOKENS + " tokens x " + hops + " hops");
	}

	private static final class Round {

		private final Random random;

		private final int hops;

		private final List<SinkHandle<Token>> actors = new ArrayList<>();

		private final AtomicInteger left = new AtomicInteger(TOKENS);

		private final CompletableFuture<Integer> done = new CompletableFuture<>();

		private final AtomicReference<String> violation = new AtomicReference<>();

		Round(Random random, int hops) {
			this.random = random;
			this.hops = hops;
		}

		void run() {
			int workers = 1 + this.random.nextInt(4);
			int throughput = 1 + this.random.nextInt(64);
			try (TestEngine engine = TestEngine
				.startWithoutEvents((builder) -> builder.parallelism(workers).throughput(throughput))) {
				for (int number = 0; number < ACTORS; number++) {
					MailboxOptions mailbox = Stress.mailbox(1 + this.random.nextInt(8), Overflow.BACKPRESSURE);
					this.actors.add(
							engine.spawn(ActorSpec.<Token>sink(() -> new Hopper(this)).named("hopper").mailbox(mailbox))
								.handle());
				}
				SinkHandle<Step> injector = engine.spawnSteps().handle();
				List<Token> tokens = this.random.longs(TOKENS)
					.mapToObj((state) -> new Token(state, this.hops))
					.toList();
				injector.send((context) -> tokens.forEach((token) -> pass(token)));

				Soon.get(this.done, Stress.LIMIT);

				assertThat(this.violation).hasNullValue();
				Soon.until("each hop is counted once",
						() -> engine.population("hopper").processed() == (long) TOKENS * (this.hops + 1));
				assertThat(engine.troupe().actors()).extracting(ActorSnapshot::mailbox)
					.extracting(ActorSnapshot.Mailbox::depth)
					.containsOnly(0);
			}
		}

		void pass(Token token) {
			this.actors.get((int) Math.floorMod(token.state(), (long) ACTORS)).send(token);
		}

		void arrived() {
			if (this.left.decrementAndGet() == 0) {
				this.done.complete(0);
			}
		}

	}

	private record Token(long state, int left) {

		Token next() {
			long mixed = this.state * 6364136223846793005L + 1442695040888963407L;
			return new Token(mixed ^ (mixed >>> 29), this.left - 1);
		}

	}

	private static final class Hopper implements SinkActor<Token> {

		private final Round round;

		private final AtomicReference<Thread> inside = new AtomicReference<>();

		Hopper(Round round) {
			this.round = round;
		}

		@Override
		public void onMessage(Token token, SinkContext<Token> context) {
			Thread other = this.inside.getAndSet(Thread.currentThread());
			if (other != null) {
				this.round.violation.compareAndSet(null, other + " and " + Thread.currentThread() + " at once");
			}
			if (token.left() == 0) {
				this.round.arrived();
			}
			else {
				this.round.pass(token.next());
			}
			this.inside.set(null);
		}

	}

}
