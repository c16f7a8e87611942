package io.troupe.runtime;

import java.util.List;

import io.troupe.Overflow;
import io.troupe.Supervision;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Makes random programs, which jqwik knows how to shrink. */
final class Programs {

	private static final int MOST_ACTORS = 4;

	private Programs() {
	}

	static Arbitrary<Program> all() {
		Arbitrary<Integer> throughput = Arbitraries.of(1, 2, 64);
		return Combinators.combine(throughput, role().list().ofMinSize(1).ofMaxSize(MOST_ACTORS), outside())
			.as(Program::new);
	}

	private static Arbitrary<Role> role() {
		Arbitrary<Integer> capacity = Arbitraries.of(1, 2, 3, 0);
		Arbitrary<Integer> restarts = Arbitraries.of(10, 1, 0);
		Arbitrary<Integer> backoff = Arbitraries.of(0, 5);
		Arbitrary<Integer> badInstance = Arbitraries.of(0, 0, 0, 0, 1, 2);
		return Combinators
			.combine(Arbitraries.of(Overflow.class), capacity, Arbitraries.of(Supervision.Strategy.class), restarts,
					backoff, badInstance)
			.as(Role::new);
	}

	private static Arbitrary<List<Act>> outside() {
		Arbitrary<Act.Verb> verb = Arbitraries.frequency(Tuple.of(12, Act.Verb.SEND), Tuple.of(6, Act.Verb.TRY_SEND),
				Tuple.of(8, Act.Verb.ASK), Tuple.of(18, Act.Verb.STEP), Tuple.of(4, Act.Verb.ADVANCE),
				Tuple.of(2, Act.Verb.JUMP), Tuple.of(2, Act.Verb.SPAWN), Tuple.of(1, Act.Verb.STOP),
				Tuple.of(1, Act.Verb.STOP_NOW));
		return act(verb, inside(2)).list().ofMaxSize(40);
	}

	private static Arbitrary<List<Act>> inside(int depth) {
		Arbitrary<Act.Verb> verb = Arbitraries.frequency(Tuple.of(12, Act.Verb.SEND), Tuple.of(3, Act.Verb.TRY_SEND),
				Tuple.of(6, Act.Verb.ASK), Tuple.of(9, Act.Verb.STEP), Tuple.of(2, Act.Verb.SPAWN),
				Tuple.of(1, Act.Verb.STOP), Tuple.of(1, Act.Verb.STOP_NOW), Tuple.of(12, Act.Verb.REPLY),
				Tuple.of(4, Act.Verb.FAIL), Tuple.of(6, Act.Verb.STASH), Tuple.of(6, Act.Verb.UNSTASH),
				Tuple.of(3, Act.Verb.BECOME), Tuple.of(6, Act.Verb.SCHEDULE), Tuple.of(3, Act.Verb.EVERY),
				Tuple.of(3, Act.Verb.CANCEL));
		Arbitrary<List<Act>> messages = (depth > 0) ? inside(depth - 1) : Arbitraries.just(List.of());
		return act(verb, messages).list().ofMaxSize(3);
	}

	private static Arbitrary<Act> act(Arbitrary<Act.Verb> verb, Arbitrary<List<Act>> messages) {
		Arbitrary<Integer> whom = Arbitraries.integers().between(0, 7);
		Arbitrary<Integer> number = Arbitraries.integers().between(0, 15);
		return verb.flatMap((each) -> switch (each) {
			case SEND, TRY_SEND, ASK -> Combinators.combine(whom, number, messages)
				.as((target, value, acts) -> new Act(each, target, value, acts));
			default -> Combinators.combine(whom, number).as((target, value) -> new Act(each, target, value));
		});
	}

}
