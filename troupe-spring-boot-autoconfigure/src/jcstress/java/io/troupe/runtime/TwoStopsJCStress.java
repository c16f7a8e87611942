package io.troupe.runtime;

import java.util.concurrent.atomic.AtomicInteger;

import io.troupe.SinkActor;
import io.troupe.SinkContext;
import io.troupe.SinkHandle;
import io.troupe.Spawned;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Description;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;

/** stop() races stopNow(), perhaps before the actor has started. */
@JCStressTest
@Description("However often an actor is told to stop, it ends once")
@Outcome(id = "1, 1, 1", expect = Expect.ACCEPTABLE, desc = "it started, stopped and ended")
@Outcome(id = "0, 0, 1", expect = Expect.ACCEPTABLE, desc = "it ended before it started")
@Outcome(expect = Expect.FORBIDDEN, desc = "onStop does not match onStart, or no end")
@State
public class TwoStopsJCStress {

	private final AtomicInteger started = new AtomicInteger();

	private final AtomicInteger stopped = new AtomicInteger();

	private final Spawned<SinkHandle<String>> spawned = Arena.spawn(new SinkActor<String>() {

		@Override
		public void onStart(SinkContext<String> context) {
			TwoStopsJCStress.this.started.incrementAndGet();
		}

		@Override
		public void onMessage(String message, SinkContext<String> context) {
		}

		@Override
		public void onStop(SinkContext<String> context) {
			TwoStopsJCStress.this.stopped.incrementAndGet();
		}

	});

	@Actor
	public void stop() {
		this.spawned.stop();
	}

	@Actor
	public void stopNow() {
		this.spawned.stopNow();
	}

	@Arbiter
	public void count(III_Result result) {
		result.r3 = Arena.awaitEnd(this.spawned) ? 1 : 0;
		result.r1 = this.started.get();
		result.r2 = this.stopped.get();
	}

}
