package io.troupe.runtime;

import java.util.concurrent.CountDownLatch;

/** Holds a handler until the test lets it go on. */
final class Gate {

	private final CountDownLatch entered = new CountDownLatch(1);

	private final CountDownLatch opened = new CountDownLatch(1);

	/** Called by the handler: waits for {@link #open()}. */
	void hold() {
		this.entered.countDown();
		Soon.await(this.opened);
	}

	/** Called by the test: waits until a handler has come to {@link #hold()}. */
	void awaitHeld() {
		Soon.await(this.entered);
	}

	void open() {
		this.opened.countDown();
	}

}
