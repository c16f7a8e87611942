package io.troupe.benchmark.savina;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;

import io.troupe.benchmark.peer.Peer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/** A plain thread asks with some questions always under way: answers a second. */
public class AskPipelined extends SavinaBenchmark {

	private static final int ASKS = 200 * Answerer.CYCLE;

	private static final int IN_FLIGHT = 64;

	@Override
	<A> Round prepare(Peer<A> peer) {
		A answerer = peer.spawn(peer.role("answerer", Answerer<A>::new));
		return (finish) -> {
			int right = 0;
			Queue<CompletableFuture<Object>> inFlight = new ArrayDeque<>(IN_FLIGHT + 1);
			for (int i = 0; i < ASKS + IN_FLIGHT; i++) {
				if (i >= IN_FLIGHT) {
					right += Answerer.isRight(inFlight.remove().get(), i - IN_FLIGHT) ? 1 : 0;
				}
				if (i < ASKS) {
					inFlight.add(peer.ask(answerer).toCompletableFuture());
				}
			}
			finish.report(right);
		};
	}

	@Benchmark
	@OperationsPerInvocation(ASKS)
	public void askPipelined() throws Exception {
		play(1, ASKS);
	}

}
