package io.troupe.benchmark.growth;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

import io.troupe.ActorSpec;
import io.troupe.SinkActor;
import io.troupe.SinkContext;
import io.troupe.SinkHandle;
import io.troupe.benchmark.peer.TroupePeer;
import io.troupe.runtime.LocalTroupe;

/**
 * The time of a message against the number of living actors, of which each hands it on to
 * the next in turn, or to one at random; 64 messages are on their way.
 */
final class LiveActors implements Curve {

	private static final int TOKENS = 64;

	private static final int HOPS = 10_000;

	@Override
	public int[] sizes() {
		return new int[] { 1, 10, 100, 1_000, 10_000, 100_000, 1_000_000 };
	}

	@Override
	public Trial at(int size) throws InterruptedException {
		return new Crowd(size);
	}

	/** Some actors that know each other. */
	private static final class Crowd implements Trial {

		private final LocalTroupe troupe = TroupePeer.withDefaults().engine();

		private final List<SinkHandle<Token>> actors;

		private final SplittableRandom random = new SplittableRandom(1);

		Crowd(int size) throws InterruptedException {
			this.actors = new ArrayList<>(size);
			for (int i = 0; i < size; i++) {
				int number = i;
				ActorSpec<SinkHandle<Token>> spec = ActorSpec.<Token>sink(() -> new Relay(this.actors, number));
				this.actors.add(this.troupe.spawn(spec.named("relay")).handle());
			}
			Arrivals started = new Arrivals(size);
			for (SinkHandle<Token> actor : this.actors) {
				actor.send(new Token(0, null, started));
			}
			started.await();
		}

		@Override
		public void run(Readings readings) throws InterruptedException {
			pass(readings, "in turn", false);
			pass(readings, "at random", true);
		}

		private void pass(Readings readings, String series, boolean randomly) throws InterruptedException {
			Arrivals done = new Arrivals(TOKENS);
			long begin = System.nanoTime();
			for (int i = 0; i < TOKENS; i++) {
				int first = this.random.nextInt(this.actors.size());
				this.actors.get(first).send(new Token(HOPS, randomly ? this.random.split() : null, done));
			}
			done.await();
			readings.addSince(series, begin, (long) TOKENS * HOPS);
		}

		@Override
		public void close() {
			this.troupe.close();
		}

	}

	/** A message that is handed on until it has been handled often enough. */
	private static final class Token {

		private int left;

		private final SplittableRandom random;

		private final Arrivals done;

		Token(int hops, SplittableRandom random, Arrivals done) {
			this.left = hops;
			this.random = random;
			this.done = done;
		}

		boolean spent() {
			return --this.left <= 0;
		}

		int next(int number, int size) {
			return (this.random != null) ? this.random.nextInt(size) : (number + 1) % size;
		}

	}

	/** Hands on what it gets. */
	private static final class Relay implements SinkActor<Token> {

		private final List<SinkHandle<Token>> actors;

		private final int number;

		Relay(List<SinkHandle<Token>> actors, int number) {
			this.actors = actors;
			this.number = number;
		}

		@Override
		public void onMessage(Token token, SinkContext<Token> context) {
			if (token.spent()) {
				token.done.one();
			}
			else {
				this.actors.get(token.next(this.number, this.actors.size())).send(token);
			}
		}

	}

}
