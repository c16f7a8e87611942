package io.troupe.benchmark.savina;

import java.util.List;
import java.util.stream.Stream;

import io.troupe.benchmark.peer.Peer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/** Four times {@link PingPong} at once: hops between actors when every core has work. */
public class FourPairs extends SavinaBenchmark {

	private static final int PAIRS = 4;

	private static final int HOPS = 100_000;

	@Override
	<A> Round prepare(Peer<A> peer) {
		List<Round> pairs = Stream.generate(() -> PingPong.pair(peer, HOPS)).limit(PAIRS).toList();
		return (finish) -> {
			for (Round pair : pairs) {
				pair.begin(finish);
			}
		};
	}

	@Benchmark
	@OperationsPerInvocation(PAIRS * HOPS)
	public void fourPairs() throws Exception {
		play(2 * PAIRS, PAIRS * HOPS);
	}

}
