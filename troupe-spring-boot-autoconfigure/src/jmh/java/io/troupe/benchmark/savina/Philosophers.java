package io.troupe.benchmark.savina;

import java.util.ArrayList;
import java.util.List;

import io.troupe.benchmark.peer.Inside;
import io.troupe.benchmark.peer.Peer;
import io.troupe.benchmark.peer.Script;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/**
 * Philosophers ask an arbiter for their two forks until they get them: meals a second,
 * each of them three messages and two for every refusal.
 */
public class Philosophers extends SavinaBenchmark {

	private static final int SEATS = 20;

	private static final int MEALS = 2_000;

	@Override
	<A> Round prepare(Peer<A> peer) {
		A arbiter = peer.spawn(peer.role("arbiter", Arbiter<A>::new));
		List<A> philosophers = new ArrayList<>();
		for (int i = 0; i < SEATS; i++) {
			int seat = i;
			philosophers.add(peer.spawn(peer.role("philosopher", () -> new Philosopher<>(arbiter, seat))));
		}
		peer.tell(arbiter, new Others(philosophers));
		return (finish) -> peer.tell(arbiter, new Begin(finish));
	}

	@Benchmark
	@OperationsPerInvocation(SEATS * MEALS)
	public void philosophers() throws Exception {
		// the arbiter reports the meals once more
		play(SEATS + 1, 2 * SEATS * MEALS);
	}

	private enum Verdict {

		EAT, WAIT

	}

	private record Hungry(Object from, int seat) {

	}

	private record Full(int seat) {

	}

	/** Has the forks, and knows which are taken. */
	private static final class Arbiter<A> implements Script<A> {

		private final boolean[] taken = new boolean[SEATS];

		private List<A> philosophers;

		private int meals;

		private int gone;

		@Override
		@SuppressWarnings("unchecked")
		public void receive(Object message, Inside<A> inside) {
			if (message instanceof Hungry hungry) {
				inside.tell((A) hungry.from(), serve(hungry.seat(), neighbour(hungry.seat())));
			}
			else if (message instanceof Full full) {
				this.taken[full.seat()] = false;
				this.taken[neighbour(full.seat())] = false;
			}
			else if (message instanceof Finish finish && ++this.gone == SEATS) {
				finish.report(this.meals);
			}
			else if (message instanceof Begin) {
				this.meals = 0;
				this.gone = 0;
				this.philosophers.forEach((philosopher) -> inside.tell(philosopher, message));
			}
			else if (message instanceof Others others) {
				this.philosophers = others.known();
			}
		}

		private Verdict serve(int left, int right) {
			if (this.taken[left] || this.taken[right]) {
				return Verdict.WAIT;
			}
			this.taken[left] = true;
			this.taken[right] = true;
			this.meals++;
			return Verdict.EAT;
		}

		private static int neighbour(int seat) {
			return (seat + 1) % SEATS;
		}

	}

	/** Asks until it may eat, gives the forks back, and asks again. */
	private static final class Philosopher<A> implements Script<A> {

		private final A arbiter;

		private final int seat;

		private final Object full;

		private Hungry hungry;

		private Finish finish;

		private int meals;

		Philosopher(A arbiter, int seat) {
			this.arbiter = arbiter;
			this.seat = seat;
			this.full = new Full(seat);
		}

		@Override
		public void receive(Object message, Inside<A> inside) {
			if (message == Verdict.EAT) {
				this.meals++;
				inside.tell(this.arbiter, this.full);
			}
			else if (message instanceof Begin begin) {
				this.hungry = new Hungry(inside.self(), this.seat);
				this.finish = begin.finish();
				this.meals = 0;
			}
			if (this.meals < MEALS) {
				inside.tell(this.arbiter, this.hungry);
			}
			else {
				this.finish.report(this.meals);
				inside.tell(this.arbiter, this.finish);
			}
		}

	}

}
