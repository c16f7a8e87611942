package io.troupe.benchmark.savina;

import io.troupe.benchmark.peer.OneWay;
import io.troupe.benchmark.peer.Peer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/** A plain thread floods an actor with messages to count: sends from outside. */
public class CountingThread extends SavinaBenchmark implements OneWay {

	private static final int MESSAGES = 400_000;

	@Override
	<A> Round prepare(Peer<A> peer) {
		A counter = peer.spawn(peer.role("counter", Counter<A>::new));
		return (finish) -> {
			for (int i = 0; i < MESSAGES; i++) {
				peer.tell(counter, Counter.INCREMENT);
			}
			peer.tell(counter, finish);
		};
	}

	@Benchmark
	@OperationsPerInvocation(MESSAGES)
	public void countingThread() throws Exception {
		play(1, MESSAGES);
	}

}
