package io.troupe.runtime;

import java.util.concurrent.atomic.AtomicInteger;

import io.troupe.SinkHandle;
import io.troupe.Spawned;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Description;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.I_Result;

/** Two messages to an actor that has just gone, or is just going, idle. */
@JCStressTest
@Description("A message to an idle actor wakes it")
@Outcome(id = "2", expect = Expect.ACCEPTABLE, desc = "both were processed")
@Outcome(expect = Expect.FORBIDDEN, desc = "a wake-up was lost")
@State
public class WakeUpJCStress {

	private final AtomicInteger processed = new AtomicInteger();

	private final Spawned<SinkHandle<String>> spawned = Arena
		.spawn((message, context) -> this.processed.incrementAndGet());

	@Actor
	public void first() {
		this.spawned.handle().send("first");
	}

	@Actor
	public void second() {
		this.spawned.handle().send("second");
	}

	@Arbiter
	public void count(I_Result result) {
		Arena.await(() -> this.processed.get() == 2);
		result.r1 = this.processed.get();
		this.spawned.stopNow();
		Arena.awaitEnd(this.spawned);
	}

}
