package io.troupe.benchmark.savina;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import io.troupe.benchmark.peer.Inside;
import io.troupe.benchmark.peer.Peer;
import io.troupe.benchmark.peer.Script;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/** A hundred creatures meet in pairs through one broker: contention for one actor. */
public class Chameneos extends SavinaBenchmark {

	private static final int CREATURES = 100;

	private static final int MEETINGS = 50_000;

	// two come to the mall, one is passed on, and one hears of its new colour
	private static final int MESSAGES_PER_MEETING = 4;

	@Override
	<A> Round prepare(Peer<A> peer) {
		A mall = peer.spawn(peer.role("mall", Mall<A>::new));
		List<A> creatures = new ArrayList<>();
		for (int i = 0; i < CREATURES; i++) {
			Colour colour = Colour.ALL.get(i % Colour.ALL.size());
			creatures.add(peer.spawn(peer.role("creature", () -> new Creature<>(mall, colour))));
		}
		peer.tell(mall, new Others(creatures));
		return (finish) -> peer.tell(mall, new Begin(finish));
	}

	@Benchmark
	@OperationsPerInvocation(MEETINGS * MESSAGES_PER_MEETING)
	public void chameneos() throws Exception {
		play(CREATURES, 2 * MEETINGS);
	}

	/** What a creature is, and after a meeting what the one that waited becomes. */
	private enum Colour {

		BLUE, RED, YELLOW;

		private static final List<Colour> ALL = List.of(values());

		Colour complement(Colour other) {
			return (this == other) ? this : ALL.get(ALL.size() - ordinal() - other.ordinal());
		}

	}

	private record Visit(Object from, Colour colour) {

	}

	/** Lets two creatures meet, until there were enough meetings. */
	private static final class Mall<A> implements Script<A> {

		private List<A> creatures;

		private Finish finish;

		private int left;

		private A waiting;

		@Override
		@SuppressWarnings("unchecked")
		public void receive(Object message, Inside<A> inside) {
			if (message instanceof Visit visit) {
				if (this.left == 0) {
					inside.tell((A) visit.from(), this.finish);
				}
				else if (this.waiting == null) {
					this.waiting = (A) visit.from();
				}
				else {
					inside.tell(this.waiting, visit);
					this.waiting = null;
					this.left--;
				}
			}
			else if (message instanceof Begin begin) {
				this.finish = begin.finish();
				this.left = MEETINGS;
				this.creatures.forEach((creature) -> inside.tell(creature, begin));
			}
			else if (message instanceof Others others) {
				this.creatures = others.known();
			}
		}

	}

	/** Comes to the mall again and again, and reports how many it met. */
	private static final class Creature<A> implements Script<A> {

		private final A mall;

		private Colour colour;

		private List<Visit> visits;

		private int meetings;

		Creature(A mall, Colour colour) {
			this.mall = mall;
			this.colour = colour;
		}

		@Override
		@SuppressWarnings("unchecked")
		public void receive(Object message, Inside<A> inside) {
			if (message instanceof Visit other) {
				this.colour = this.colour.complement(other.colour());
				inside.tell((A) other.from(), this.colour);
				met(inside);
			}
			else if (message instanceof Colour changed) {
				this.colour = changed;
				met(inside);
			}
			else if (message instanceof Finish finish) {
				finish.report(this.meetings);
			}
			else if (message instanceof Begin) {
				this.meetings = 0;
				this.visits = Stream.of(Colour.values()).map((each) -> new Visit(inside.self(), each)).toList();
				visit(inside);
			}
		}

		private void met(Inside<A> inside) {
			this.meetings++;
			visit(inside);
		}

		private void visit(Inside<A> inside) {
			inside.tell(this.mall, this.visits.get(this.colour.ordinal()));
		}

	}

}
