package io.troupe.runtime;

import java.util.Random;

import io.troupe.SinkActor;
import io.troupe.SinkContext;

/**
 * An actor that throws by seed, around another one: before it starts, before or after it
 * handles a message, and after it stops. Made anew with the same random generator for
 * each instance.
 *
 * @param <M> the messages
 */
final class FailingActor<M> implements SinkActor<M> {

	private final SinkActor<M> actor;

	private final Random random;

	private final int oneIn;

	FailingActor(SinkActor<M> actor, Random random, int oneIn) {
		this.actor = actor;
		this.random = random;
		this.oneIn = oneIn;
	}

	@Override
	public void onStart(SinkContext<M> context) throws Exception {
		failPerhaps("before the start");
		this.actor.onStart(context);
	}

	@Override
	public void onMessage(M message, SinkContext<M> context) throws Exception {
		failPerhaps("before " + message);
		this.actor.onMessage(message, context);
		failPerhaps("after " + message);
	}

	@Override
	public void onStop(SinkContext<M> context) throws Exception {
		this.actor.onStop(context);
		failPerhaps("after the stop");
	}

	private void failPerhaps(String when) {
		if (this.random.nextInt(this.oneIn) == 0) {
			throw new PlannedFailure("failed by seed " + when);
		}
	}

}
