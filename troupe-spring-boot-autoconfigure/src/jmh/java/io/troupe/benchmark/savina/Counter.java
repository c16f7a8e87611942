package io.troupe.benchmark.savina;

import io.troupe.benchmark.peer.Inside;
import io.troupe.benchmark.peer.Script;

/** Counts, and begins anew once it has reported. */
final class Counter<A> implements Script<A> {

	static final Object INCREMENT = new Increment();

	private long count;

	@Override
	public void receive(Object message, Inside<A> inside) {
		if (message instanceof Increment) {
			this.count++;
		}
		else if (message instanceof Finish finish) {
			finish.report(this.count);
			this.count = 0;
		}
	}

	private record Increment() {

	}

}
