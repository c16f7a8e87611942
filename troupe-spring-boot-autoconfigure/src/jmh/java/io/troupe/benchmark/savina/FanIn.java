package io.troupe.benchmark.savina;

import io.troupe.benchmark.peer.OneWay;
import io.troupe.benchmark.peer.Peer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/** Four plain threads flood one actor: senders that contend for one mailbox. */
public class FanIn extends SavinaBenchmark implements OneWay {

	private static final int THREADS = 4;

	private static final int MESSAGES = 200_000;

	private Senders senders;

	@Override
	<A> Round prepare(Peer<A> peer) {
		A counter = peer.spawn(peer.role("counter", Counter<A>::new));
		this.senders = new Senders(THREADS, (finish) -> {
			for (int i = 0; i < MESSAGES; i++) {
				peer.tell(counter, Counter.INCREMENT);
			}
			peer.tell(counter, finish);
		});
		return this.senders::begin;
	}

	@Override
	void dismiss() {
		this.senders.dismiss();
	}

	@Benchmark
	@OperationsPerInvocation(THREADS * MESSAGES)
	public void fanIn() throws Exception {
		play(THREADS, THREADS * MESSAGES);
	}

}
