package io.troupe.benchmark.savina;

import io.troupe.benchmark.peer.Peer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/** A plain thread asks and waits for the answer: round trips a second. */
public class AskSequential extends SavinaBenchmark {

	private static final int ASKS = 10 * Answerer.CYCLE;

	@Override
	<A> Round prepare(Peer<A> peer) {
		A answerer = peer.spawn(peer.role("answerer", Answerer<A>::new));
		return (finish) -> {
			int right = 0;
			for (int i = 0; i < ASKS; i++) {
				Object answer = peer.ask(answerer).toCompletableFuture().get();
				right += Answerer.isRight(answer, i) ? 1 : 0;
			}
			finish.report(right);
		};
	}

	@Benchmark
	@OperationsPerInvocation(ASKS)
	public void askSequential() throws Exception {
		play(1, ASKS);
	}

}
