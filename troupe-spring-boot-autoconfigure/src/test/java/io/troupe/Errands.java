package io.troupe;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Makes sink actors that do as they are told: nothing on {@code ok}, throw on
 * {@code bad}, and on {@code wait} hold their turn until {@link #release()}.
 */
public final class Errands {

	private final CountDownLatch entered = new CountDownLatch(1);

	private final CountDownLatch released = new CountDownLatch(1);

	public SinkActor<String> actor() {
		return (message, context) -> {
			switch (message) {
				case "bad" -> throw new IllegalStateException("told to");
				case "wait" -> hold();
				default -> {
				}
			}
		};
	}

	/**
	 * Sends {@code wait} and returns once the actor is in its turn.
	 * @param actor the actor that is to wait
	 */
	public void occupy(SinkHandle<String> actor) throws InterruptedException {
		actor.send("wait");
		assertThat(this.entered.await(10, TimeUnit.SECONDS)).isTrue();
	}

	public void release() {
		this.released.countDown();
	}

	private void hold() throws InterruptedException {
		this.entered.countDown();
		assertThat(this.released.await(30, TimeUnit.SECONDS)).isTrue();
	}

}
