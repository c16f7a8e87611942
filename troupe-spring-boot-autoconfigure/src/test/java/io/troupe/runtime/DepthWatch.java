package io.troupe.runtime;

import java.util.concurrent.atomic.AtomicBoolean;

import io.troupe.ActorSnapshot;
import io.troupe.SinkHandle;

/** A thread that reads the depth of one mailbox again and again while others use it. */
final class DepthWatch implements AutoCloseable {

	private final AtomicBoolean closed = new AtomicBoolean();

	private final Thread thread;

	// written only by the thread, read after it has ended
	private int least = Integer.MAX_VALUE;

	private int greatest = Integer.MIN_VALUE;

	private long readings;

	DepthWatch(LocalTroupe troupe, SinkHandle<?> actor) {
		this.thread = new Thread(() -> {
			while (!this.closed.get()) {
				troupe.find(actor.name()).ifPresent(this::read);
				Thread.yield();
			}
		}, "depth-watch");
		this.thread.start();
	}

	private void read(ActorSnapshot snapshot) {
		this.least = Math.min(this.least, snapshot.mailbox().depth());
		this.greatest = Math.max(this.greatest, snapshot.mailbox().depth());
		this.readings++;
	}

	int least() {
		return this.least;
	}

	int greatest() {
		return this.greatest;
	}

	long readings() {
		return this.readings;
	}

	@Override
	public void close() {
		this.closed.set(true);
		Soon.join(this.thread);
	}

}
